namespace KerasSharp.Onnx.Tests;

/// <summary>A layer by itself as an exported graph.</summary>
internal static class LayerExport
{
    /// <summary>Exports a call of a layer on inputs of given shapes, sizes of batch and time left open where asked for.</summary>
    public static OnnxModel Export(Layer layer, Tensor[] inputs, Tensor?[] masks, Config? options, Func<int, Shape, Shape>? open = null)
    {
        var exporter = new GraphExporter();
        var values = inputs.Select((input, i) =>
            exporter.AddInput($"x{i}", input.dtype.ToOnnx(), open is null ? input.shape : open(i, input.shape))).ToArray();
        var given = masks.Select((mask, i) => mask is null ? null
            : exporter.AddInput($"mask{i}", mask.dtype.ToOnnx(), open is null ? mask.shape : open(i, mask.shape))).ToArray();
        var outputs = exporter.Call(layer, values, given, options);
        for (var i = 0; i < outputs.Outputs.Length; i++)
            exporter.AddOutput($"y{i}", outputs.Outputs[i]);
        if (outputs.Masks.FirstOrDefault() is { } outputMask)
            exporter.AddOutput("output_mask", outputMask);
        exporter.AddStates();
        return new OnnxModel(exporter);
    }
}

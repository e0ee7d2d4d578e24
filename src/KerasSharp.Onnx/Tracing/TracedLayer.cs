namespace KerasSharp.Onnx;

/// <summary>A custom layer: its call is run on tensors, and the operations and layers that it calls become nodes.</summary>
internal static class TracedLayer
{
    /// <summary>Exports a call.</summary>
    /// <exception cref="OnnxExportException">The call computes with functions that are not recorded.</exception>
    public static LayerValues Export(GraphExporter exporter, Layer layer, OnnxValue[] inputs, OnnxValue?[] masks, Config? options)
    {
        if (layer.GetType().Assembly == typeof(Layer).Assembly && layer is not (Model or Lambda))
            throw OnnxExportException.For(layer, Refusals.Reason(layer.GetType()));
        if (!layer.Built)
            throw OnnxExportException.For(layer, "it is not built; call it on data, or apply it to an `Input`");
        var type = layer.ComputeDType.ToOnnx();
        var cast = layer is Model ? inputs : Array.ConvertAll(inputs, input => input.Type.IsFloating() ? input.Cast(type) : input);
        var outputs = 0;
        var results = TracedFunction.Export(exporter, layer, [.. cast.Zip(masks, (value, mask) => (value, mask))], (tensors, given) =>
        {
            using var scope = CallScope.WithoutLosses();
            var made = layer.Invoke(tensors, training: false, given, options);
            outputs = made.Length;
            // The mask that the layer itself makes; one that a layer within gave an output goes before it.
            var own = !layer.SupportsMasking ? null : tensors is [var x] ? layer.ComputeMask(x, given[0]) : given[0];
            return own is null ? made : [.. made, own];
        });
        var carried = results.Take(outputs).Select(result => result.Mask).ToArray();
        if (results.Length > outputs)
            carried[0] ??= results[^1].Value;
        return new LayerValues([.. results.Take(outputs).Select(result => result.Value)], carried);
    }
}

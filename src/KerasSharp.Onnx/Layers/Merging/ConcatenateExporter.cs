namespace KerasSharp.Onnx;

/// <summary>Concatenate.</summary>
[ExportedAs("Concat")]
internal sealed class ConcatenateExporter : LayerExporter<Concatenate>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Concatenate layer, LayerCall call)
    {
        var type = call.Inputs.Select(input => input.Type).Aggregate(ElementTypes.Promote);
        return [call.Builder.Concat(Array.ConvertAll(call.Inputs, input => input.Cast(type)), layer.Axis)];
    }

    /// <inheritdoc/>
    protected override OnnxValue?[] Masks(Concatenate layer, LayerCall call, OnnxValue[] outputs)
    {
        if (Array.TrueForAll(call.Masks, mask => mask is null))
            return [null];
        var all = call.Inputs.Select((input, i) => (call.Masks[i] is not { } mask ? call.Builder.Scalar(1, ElementType.Bool)
            : mask.Rank < input.Rank ? mask.Unsqueeze(-1) : mask).Expand(input.Dims()).Cast(ElementType.Int32));
        return [call.Builder.Concat([.. all], layer.Axis).Max([-1]).Truth()];
    }
}

namespace KerasSharp.Onnx;

/// <summary>Layers that merge inputs value by value.</summary>
internal abstract class MergeExporter<TLayer> : LayerExporter<TLayer>
    where TLayer : Merge
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(TLayer layer, LayerCall call)
    {
        var rank = call.Inputs.Max(input => input.Rank);
        // Inputs of fewer axes get those that are missing behind the batch.
        var inputs = Array.ConvertAll(call.Inputs, input => input.Unsqueeze([.. Enumerable.Range(1, rank - input.Rank)]));
        var type = inputs.Select(input => input.Type).Aggregate(ElementTypes.Promote);
        return [Merge(Array.ConvertAll(inputs, input => input.Cast(type)), call.Masks)];
    }

    /// <summary>The merged values.</summary>
    protected abstract OnnxValue Merge(OnnxValue[] inputs, OnnxValue?[] masks);

    /// <inheritdoc/>
    protected override OnnxValue?[] Masks(TLayer layer, LayerCall call, OnnxValue[] outputs) =>
        [Array.TrueForAll(call.Masks, mask => mask is not null) ? call.Masks.Aggregate((a, b) => a! | b!) : null];

    /// <summary>A function of pairs in which a masked value gives way to that of the other.</summary>
    protected static OnnxValue Elementwise(OnnxValue[] inputs, OnnxValue?[] masks, Func<OnnxValue, OnnxValue, OnnxValue> function)
    {
        var output = inputs[0];
        var outputMask = masks[0]?.Unsqueeze(-1);
        for (var i = 1; i < inputs.Length; i++)
        {
            var x = inputs[i];
            var mask = masks[i]?.Unsqueeze(-1);
            x = mask is null ? x : mask.Where(x, output);
            output = outputMask is null ? output : outputMask.Where(output, x);
            outputMask = mask is null || outputMask is null ? null : outputMask | mask;
            output = function(output, x);
        }

        return output;
    }
}

/// <summary>Add.</summary>
[ExportedAs("Add")]
internal sealed class AddExporter : MergeExporter<Add>
{
    /// <inheritdoc/>
    protected override OnnxValue Merge(OnnxValue[] inputs, OnnxValue?[] masks) => inputs.Aggregate((a, b) => a + b);
}

/// <summary>Average.</summary>
[ExportedAs("Add and Div")]
internal sealed class AverageExporter : MergeExporter<Average>
{
    /// <inheritdoc/>
    protected override OnnxValue Merge(OnnxValue[] inputs, OnnxValue?[] masks) => inputs.Aggregate((a, b) => a + b) / inputs.Length;
}

/// <summary>Subtract.</summary>
[ExportedAs("Sub")]
internal sealed class SubtractExporter : MergeExporter<Subtract>
{
    /// <inheritdoc/>
    protected override OnnxValue Merge(OnnxValue[] inputs, OnnxValue?[] masks) => inputs[0] - inputs[1];
}

/// <summary>Multiply; a masked value counts as 1.</summary>
[ExportedAs("Mul")]
internal sealed class MultiplyExporter : MergeExporter<Multiply>
{
    /// <inheritdoc/>
    protected override OnnxValue Merge(OnnxValue[] inputs, OnnxValue?[] masks)
    {
        var product = inputs.Select((x, i) => masks[i] is { } mask ? mask.Unsqueeze(-1).Where(x, x.Like(1)) : x).Aggregate((a, b) => a * b);
        return Array.TrueForAll(masks, mask => mask is not null)
            ? masks.Select(mask => mask!.Unsqueeze(-1)).Aggregate((a, b) => a | b).Where(product, product.Like(0))
            : product;
    }
}

/// <summary>Maximum.</summary>
[ExportedAs("Max")]
internal sealed class MaximumExporter : MergeExporter<Maximum>
{
    /// <inheritdoc/>
    protected override OnnxValue Merge(OnnxValue[] inputs, OnnxValue?[] masks) => Elementwise(inputs, masks, (a, b) => a.Maximum(b));
}

/// <summary>Minimum.</summary>
[ExportedAs("Min")]
internal sealed class MinimumExporter : MergeExporter<Minimum>
{
    /// <inheritdoc/>
    protected override OnnxValue Merge(OnnxValue[] inputs, OnnxValue?[] masks) => Elementwise(inputs, masks, (a, b) => a.Minimum(b));
}

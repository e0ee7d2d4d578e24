namespace KerasSharp.Onnx;

/// <summary>Normalization with the mean and variance that it was given or adapted to.</summary>
[ExportedAs("Sub and Div; inverted Mul and Add")]
internal sealed class NormalizationExporter : LayerExporter<Normalization>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Normalization layer, LayerCall call)
    {
        using var scope = NewDisposeScope();
        var x = call.Input.Cast(call.ComputeType);
        var kept = layer.Axis.Resolve(x.Rank, "axis", layer.Name).Order().ToArray();
        var mean = Spread(layer.Mean!);
        var deviation = Spread(layer.Variance!).sqrt().clamp_min(KerasConfig.Epsilon);
        var (shift, scale) = (call.Builder.Constant(mean), call.Builder.Constant(deviation));
        return [layer.Invert ? shift + (x * scale) : (x - shift) / scale];

        Tensor Spread(ArrayLike values)
        {
            var given = values.ToTensor().detach().to_type(x.Type.ToTorch());
            var shape = Enumerable.Repeat(1L, x.Rank).ToArray();
            for (var i = 1; i <= given.Dimensions; i++)
                shape[kept[^i]] = given.shape[^i];
            return given.reshape(shape);
        }
    }
}

namespace KerasSharp.Onnx;

/// <summary>BatchNormalization with its moving statistics.</summary>
[ExportedAs("BatchNormalization in inference form, with the moving statistics")]
internal sealed class BatchNormalizationExporter : LayerExporter<BatchNormalization>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(BatchNormalization layer, LayerCall call)
    {
        var x = call.Input;
        var wide = Wide.Of(call.FloatingInput);
        var axis = layer.Axis < 0 ? layer.Axis + x.Rank : layer.Axis;
        var channels = layer.MovingMean!.Shape;
        var scale = layer.Gamma is { } gamma ? call.Weight(gamma, wide.Type) : Ones(call, channels, 1, wide.Type);
        var shift = layer.Beta is { } beta ? call.Weight(beta, wide.Type) : Ones(call, channels, 0, wide.Type);
        var input = wide.MoveAxis(axis, 1);
        var y = call.Builder.Add(
            "BatchNormalization", [input, scale, shift, call.Weight(layer.MovingMean, wide.Type),
                call.Weight(layer.MovingVariance, wide.Type)], wide.Type, input.Shape, ("epsilon", layer.Epsilon));
        return [y.MoveAxis(1, axis).Cast(call.ComputeType)];
    }

    private static OnnxValue Ones(LayerCall call, Shape shape, double value, ElementType type) =>
        call.Builder.Constant(full(shape.ToArray(), value, type.ToTorch()));
}

namespace KerasSharp.Onnx;

/// <summary>GroupNormalization by its formula.</summary>
[ExportedAs("its formula: ReduceMean, Sqrt, Mul, Add")]
internal sealed class GroupNormalizationExporter : LayerExporter<GroupNormalization>
{
    /// <inheritdoc/>
    protected override bool Autocasts => false;

    /// <inheritdoc/>
    protected override OnnxValue[] Export(GroupNormalization layer, LayerCall call)
    {
        var x = Wide.Of(call.FloatingInput);
        var axis = layer.Axis < 0 ? layer.Axis + x.Rank : layer.Axis;
        var input = x.MoveAxis(axis, 1);
        var groups = input.Reshape(input.Dim(0), layer.Groups, input.Dims()[1..].Aggregate((a, b) => a * b) is { Known: { } all }
            ? (Size)(all / layer.Groups) : call.Builder.Integers(-1));
        var centred = groups - groups.Mean([2], keepdims: true);
        var y = (centred / (centred.Square().Mean([2], keepdims: true) + layer.Epsilon).Sqrt()).Reshape(input.Dims());
        Size[] broadcast = [1, input.Dim(1), .. Enumerable.Repeat((Size)1, x.Rank - 2)];
        y = layer.Gamma is { } gamma ? y * call.Weight(gamma, x.Type).Reshape(broadcast) : y;
        y = layer.Beta is { } beta ? y + call.Weight(beta, x.Type).Reshape(broadcast) : y;
        return [y.MoveAxis(1, axis).Cast(call.ComputeType)];
    }
}

namespace KerasSharp.Onnx;

/// <summary>Discretization: how many boundaries a number has reached.</summary>
[ExportedAs("GreaterOrEqual and ReduceSum; then as CategoryEncoding")]
internal sealed class DiscretizationExporter : LayerExporter<Discretization>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Discretization layer, LayerCall call)
    {
        using var scope = NewDisposeScope();
        var boundaries = layer.BinBoundaries ?? throw call.Refuse("it has no boundaries yet; call `Adapt` first");
        var x = call.Input.AsFloating(KerasConfig.FloatX.ToOnnx());
        var edges = call.Builder.Constant(tensor(boundaries.ToArray()).to_type(x.Type.ToTorch()));
        // What is no number lies behind all boundaries.
        var below = x.Unsqueeze(-1) < edges;
        var indices = (!below).Cast(ElementType.Int32).Sum([-1]);
        var type = layer.OutputMode == OutputMode.Int ? ElementType.Int32 : call.ComputeType;
        return [EncodingNodes.Encode(indices, layer.OutputMode, boundaries.Count + 1, type)];
    }
}

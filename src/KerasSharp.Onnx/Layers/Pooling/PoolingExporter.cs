namespace KerasSharp.Onnx;

/// <summary>Nodes of poolings.</summary>
internal static class PoolingNodes
{
    /// <summary>A pooling.</summary>
    public static OnnxValue Pool(OnnxValue x, string operation, WindowPlan plan, DataFormat format)
    {
        var input = x.ToChannelsFirst(format);
        var type = operation == "MaxPool" && !input.Type.IsFloating() ? ElementType.Float : input.Type;
        var y = x.Builder.Add(
            operation, [input.Cast(type)], type, plan.Output(input.Shape.With(1, 1), 1).With(1, input.Shape[1]),
                plan.Attributes(input, kernelShape: true));
        return y.Cast(x.Type).FromChannelsFirst(format);
    }

    /// <summary>The windows of a layer.</summary>
    public static WindowPlan Plan(Pooling layer) =>
        new(layer.PoolSize.ToLongs(), layer.Strides.ToLongs(), layer.Padding, [.. layer.PoolSize.Select(_ => 1L)]);
}

/// <summary>MaxPooling1D, MaxPooling2D and MaxPooling3D.</summary>
[ExportedAs("MaxPool")]
internal sealed class MaxPoolingExporter : LayerExporter<MaxPooling>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(MaxPooling layer, LayerCall call) =>
        [PoolingNodes.Pool(call.Input, "MaxPool", PoolingNodes.Plan(layer), layer.DataFormat)];
}

/// <summary>AveragePooling1D, AveragePooling2D and AveragePooling3D; padding does not count.</summary>
[ExportedAs("AveragePool")]
internal sealed class AveragePoolingExporter : LayerExporter<AveragePooling>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(AveragePooling layer, LayerCall call) =>
        [PoolingNodes.Pool(call.FloatingInput, "AveragePool", PoolingNodes.Plan(layer), layer.DataFormat)];
}

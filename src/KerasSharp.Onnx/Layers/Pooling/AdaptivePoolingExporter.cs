namespace KerasSharp.Onnx;

/// <summary>Poolings to a given size: along each axis the windows that libtorch takes, whose sizes must be known.</summary>
internal abstract class AdaptivePoolingExporter<TLayer> : LayerExporter<TLayer>
    where TLayer : AdaptivePooling
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(TLayer layer, LayerCall call)
    {
        long[] sizes = [.. layer.OutputSize.Select(size => (long)size)];
        return [AdaptivePoolingNodes.Pool(call.FloatingInput, sizes, layer.DataFormat, Reduce,
            () => call.Refuse("its windows depend on the sizes of the spatial axes, which must be known"))];
    }

    /// <summary>The largest value, or the mean, of a part of an axis, which stays with size 1.</summary>
    protected abstract OnnxValue Reduce(OnnxValue part, int axis);
}

/// <summary>AdaptiveMaxPooling1D, 2D and 3D.</summary>
[ExportedAs("ReduceMax of each window", Limits = "the sizes of the spatial axes must be known")]
internal sealed class AdaptiveMaxPoolingExporter : AdaptivePoolingExporter<AdaptiveMaxPooling>
{
    /// <inheritdoc/>
    protected override OnnxValue Reduce(OnnxValue part, int axis) => part.Max([axis], keepdims: true);
}

/// <summary>AdaptiveAveragePooling1D, 2D and 3D.</summary>
[ExportedAs("ReduceMean of each window", Limits = "the sizes of the spatial axes must be known")]
internal sealed class AdaptiveAveragePoolingExporter : AdaptivePoolingExporter<AdaptiveAveragePooling>
{
    /// <inheritdoc/>
    protected override OnnxValue Reduce(OnnxValue part, int axis) => part.Mean([axis], keepdims: true);
}

namespace KerasSharp.Onnx;

/// <summary>Poolings to a given size: along each axis the windows that libtorch takes, whose sizes must be known.</summary>
internal abstract class AdaptivePoolingExporter<TLayer> : LayerExporter<TLayer>
    where TLayer : AdaptivePooling
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(TLayer layer, LayerCall call)
    {
        var y = call.FloatingInput;
        for (var i = 0; i < layer.OutputSize.Count; i++)
        {
            var axis = Spatial.First(layer.DataFormat) + i;
            var size = y.Shape[axis] ?? throw call.Refuse("its windows depend on the sizes of the spatial axes, which must be known");
            y = Along(y, axis, size, layer.OutputSize[i]);
        }

        return [y];
    }

    /// <summary>The largest value, or the mean, of a part of an axis, which stays with size 1.</summary>
    protected abstract OnnxValue Reduce(OnnxValue part, int axis);

    private OnnxValue Along(OnnxValue x, int axis, long size, long count)
    {
        if (size % count == 0)
        {
            var parts = x.Reshape([.. x.Dims()[..axis], count, size / count, .. x.Dims()[(axis + 1)..]]);
            return Reduce(parts, axis + 1).Squeeze(axis + 1);
        }

        // Window i reaches from ⌊i·size/count⌋ to ⌈(i+1)·size/count⌉.
        var windows = Enumerable.Range(0, (int)count).Select(i =>
            Reduce(x.Slice(axis, i * size / count, (((i + 1) * size) + count - 1) / count), axis));
        return x.Builder.Concat([.. windows], axis);
    }
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

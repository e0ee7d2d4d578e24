namespace KerasSharp;

/// <summary>Models whose weights are spread over devices: not supported.</summary>
/// <remarks>Source: keras.distribution.ModelParallel.</remarks>
public sealed class ModelParallel
{
    /// <summary>Is refused, whatever its arguments.</summary>
    /// <param name="layoutMap">Which weight is spread how.</param>
    /// <param name="batchDimName">The axis of the mesh that divides batches.</param>
    /// <param name="autoShardDataset">Whether data is divided.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public ModelParallel(
        object? layoutMap = null, string? batchDimName = null, bool autoShardDataset = true) => throw new NotSupportedException(
        "ModelParallel is not supported: every process holds the whole model. Use DataParallel; where a model does not fit into memory, "
        + "a smaller policy (mixed_bfloat16), "
        + "gradient accumulation (`gradientAccumulationSteps` of an optimizer) with smaller batches, or quantized weights.");
}

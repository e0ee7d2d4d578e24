namespace KerasSharp.Layers;

/// <summary>What the average poolings have in common.</summary>
public abstract class AveragePooling : Pooling
{
    private protected AveragePooling(int rank, Sizes poolSize, Sizes? strides, Padding padding, DataFormat? dataFormat, string? name)
        : base(rank, poolSize, strides, padding, dataFormat, name)
    {
    }

    private protected override Tensor Pool(Tensor input, long[] pool, long[] strides, long[] padding, bool ceilMode) => pool.Length == 3
        ? nn.functional.avg_pool3d(input, pool, strides, padding, ceilMode, count_include_pad: false)
        : nn.functional.avg_pool2d(input, pool, strides, padding, ceilMode, count_include_pad: false);
}

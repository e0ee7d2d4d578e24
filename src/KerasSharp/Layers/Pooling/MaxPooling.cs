namespace KerasSharp.Layers;

/// <summary>What the max poolings have in common.</summary>
public abstract class MaxPooling : Pooling
{
    private protected MaxPooling(int rank, Sizes poolSize, Sizes? strides, Padding padding, DataFormat? dataFormat, string? name)
        : base(rank, poolSize, strides, padding, dataFormat, name)
    {
    }

    private protected override Tensor Pool(Tensor input, long[] pool, long[] strides, long[] padding, bool ceilMode) => pool.Length == 3
        ? nn.functional.max_pool3d(input, pool, strides, padding, ceil_mode: ceilMode)
        : nn.functional.max_pool2d(input, pool, strides, padding, ceil_mode: ceilMode);

    private protected override Tensor Finish(Tensor values) => LateActivation.After(this, values);
}

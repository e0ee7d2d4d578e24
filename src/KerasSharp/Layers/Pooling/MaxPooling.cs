namespace KerasSharp.Layers;

/// <summary>What the max poolings have in common.</summary>
public abstract class MaxPooling : Pooling
{
    private readonly bool _isDisjoint;

    private protected MaxPooling(int rank, Sizes poolSize, Sizes? strides, Padding padding, DataFormat? dataFormat, string? name)
        : base(rank, poolSize, strides, padding, dataFormat, name)
    {
        _isDisjoint = rank == 2 && DataFormat == DataFormat.ChannelsLast && PoolSize.SequenceEqual(Strides);
    }

    private protected override Tensor Pool(Tensor input, long[] pool, long[] strides, long[] padding, bool ceilMode) => pool.Length == 3
        ? nn.functional.max_pool3d(input, pool, strides, padding, ceil_mode: ceilMode)
        : nn.functional.max_pool2d(input, pool, strides, padding, ceil_mode: ceilMode);

    private protected override Tensor? AtOnce(Tensor x)
    {
        if (!_isDisjoint || !DisjointMaxima.Fits(x))
            return null;
        var rectify = LateActivation.LeftTo(this) is Relu { IsRectifier: true };
        var y = DisjointMaxima.Run(x, PoolSize[0], PoolSize[1], rectify);
        return rectify ? y : Finish(y);
    }

    private protected override Tensor Finish(Tensor values) => LateActivation.LeftTo(this)?.Apply(values) ?? values;
}

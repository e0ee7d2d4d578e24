namespace KerasSharp.Layers;

/// <summary>What the poolings by a moving window have in common.</summary>
public abstract class Pooling : Layer
{
    private readonly int _rank;
    private readonly long[] _torchPool;
    private readonly long[] _torchStrides;
    private readonly long[] _noPadding;
    private readonly long[] _window;

    private protected Pooling(int rank, Sizes poolSize, Sizes? strides, Padding padding, DataFormat? dataFormat, string? name)
        : base(name)
    {
        _rank = rank;
        PoolSize = poolSize.ForRank(rank, nameof(poolSize));
        Strides = (strides ?? poolSize).ForRank(rank, nameof(strides));
        Padding = ConvolutionGuard.Padding(padding);
        DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
        _window = PoolSize.ToLongs();
        _torchPool = SpatialAxes.ToTorch(PoolSize, 1);
        _torchStrides = SpatialAxes.ToTorch(Strides, 1);
        _noPadding = new long[_torchPool.Length];
        InputSpecs = [new InputSpec(ndim: rank + 2)];
    }

    /// <summary>Extent of the window on each spatial axis.</summary>
    public Sizes PoolSize { get; }

    /// <summary>Steps of the window.</summary>
    public Sizes Strides { get; }

    /// <summary>What happens at the borders.</summary>
    public Padding Padding { get; }

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    internal override bool IsBuiltFromStart => true;

    /// <summary>Pools a tensor in the type that it has.</summary>
    internal Tensor Compute(Tensor x) => Call(x, training: false);

    internal override bool TreatsSamplesApart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => SpatialAxes.OutputShape(
        input, DataFormat == DataFormat.ChannelsLast
        ? input[^1] : input[1], _window, Strides, Padding, DataFormat, Name, $"pool_size={PoolSize}");

    /// <inheritdoc/>
    protected override void Build(Shape input) => ComputeOutputShape(input);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        if (Padding == Padding.Valid)
            ComputeOutputShape(x.shape);
        if (Padding == Padding.Valid && AtOnce(x) is { } pooled)
            return pooled;
        var input = SpatialAxes.ToTorch(x, _rank, DataFormat);
        var y = Padding == Padding.Valid ? Pool(input, _torchPool, _torchStrides, _noPadding, ceilMode: false) : PoolSame(input);
        return SpatialAxes.FromTorch(Finish(y), _rank, DataFormat);
    }

    /// <summary>The pooling without padding by a kernel of our own; null where there is none.</summary>
    private protected virtual Tensor? AtOnce(Tensor x) => null;

    /// <summary>What is done to the pooled values.</summary>
    private protected virtual Tensor Finish(Tensor values) => values;

    /// <summary>The pooling of (batch, channels, spatial axes…) whose padding does not count.</summary>
    private protected abstract Tensor Pool(Tensor input, long[] pool, long[] strides, long[] padding, bool ceilMode);

    /// <summary>"same" may ask for one more at the end than at the start, which torch's kernels do not know. They do know a last window
    /// that hangs over (ceil mode): it serves where the stride is above 1. At stride 1 the axis gets the greater padding on both sides, and
    /// the first window, which is one too many, is dropped.</summary>
    private Tensor PoolSame(Tensor input)
    {
        var sizes = input.shape;
        var padding = new long[_torchPool.Length];
        var drop = new bool[padding.Length];
        var ceil = false;
        for (var i = 0; i < padding.Length; i++)
        {
            var (before, after) = SpatialAxes.SamePadding(sizes[i + 2], _torchPool[i], _torchStrides[i]);
            drop[i] = before != after && _torchStrides[i] == 1;
            ceil |= before != after && _torchStrides[i] > 1;
            padding[i] = drop[i] ? after : before;
        }

        var y = Pool(input, _torchPool, _torchStrides, padding, ceil);
        for (var i = 0; i < drop.Length; i++)
        {
            if (drop[i])
                y = y.narrow(i + 2, 1, sizes[i + 2]);
        }

        return y;
    }
}

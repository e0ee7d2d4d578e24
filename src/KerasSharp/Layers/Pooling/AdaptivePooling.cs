namespace KerasSharp.Layers;

/// <summary>What the poolings to a given output size have in common.</summary>
public abstract class AdaptivePooling : Layer
{
    private readonly long[] _torchSize;

    private protected AdaptivePooling(int rank, Sizes outputSize, DataFormat? dataFormat, string? name)
        : base(name)
    {
        OutputSize = outputSize.ForRank(rank, nameof(outputSize));
        DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
        _torchSize = SpatialAxes.ToTorch(OutputSize, 1);
        InputSpecs = [new InputSpec(ndim: rank + 2)];
    }

    /// <summary>The output's size on each spatial axis.</summary>
    public Sizes OutputSize { get; }

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <summary>The pooling by itself, for operations.</summary>
    internal Tensor Compute(Tensor x) => Call(x, training: false);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        SpatialAxes.CheckRank(input, OutputSize.Count, Name);
        return OutputSize.Select((size, i) => (size, axis: SpatialAxes.First(DataFormat) + i)).Aggregate(
            input, (shape, part) => shape.With(part.axis, part.size));
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) =>
        SpatialAxes.FromTorch(Pool(SpatialAxes.ToTorch(x, OutputSize.Count, DataFormat), _torchSize), OutputSize.Count, DataFormat);

    /// <summary>The pooling of (batch, channels, spatial axes…).</summary>
    private protected abstract Tensor Pool(Tensor input, long[] size);
}

namespace KerasSharp.Layers;

/// <summary>What the poolings over all spatial axes have in common.</summary>
public abstract class GlobalPooling : Layer
{
    private protected GlobalPooling(int rank, DataFormat? dataFormat, bool keepdims, string? name)
        : base(name)
    {
        DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
        Keepdims = keepdims;
        var first = SpatialAxes.First(DataFormat);
        Axes = [.. Enumerable.Range(first, rank).Select(axis => (long)axis)];
        InputSpecs = [new InputSpec(ndim: rank + 2)];
    }

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <summary>Whether the spatial axes stay, with size 1.</summary>
    public bool Keepdims { get; }

    /// <summary>The spatial axes.</summary>
    private protected long[] Axes { get; }

    internal override bool IsBuiltFromStart => true;

    internal override bool TreatsSamplesApart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        SpatialAxes.CheckRank(input, Axes.Length, Name);
        if (Keepdims)
            return Axes.Aggregate(input, (shape, axis) => shape.With((int)axis, 1));
        return [input[0], DataFormat == DataFormat.ChannelsLast ? input[^1] : input[1]];
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => Reduce(x);

    /// <summary>The reduction over <see cref="Axes"/>.</summary>
    private protected abstract Tensor Reduce(Tensor x);
}

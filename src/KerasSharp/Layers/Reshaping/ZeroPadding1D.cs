namespace KerasSharp.Layers;

/// <summary>Adds zeros before and after sequences.</summary>
/// <remarks>Input (batch, steps, channels), output the same with more steps; with channels_first the channels come second.
/// Source: keras.layers.ZeroPadding1D.</remarks>
/// <param name="padding">Zeros on both sides, <c>1</c>, or before and after, <c>(1, 2)</c>. Null for 1.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">An amount is negative, or there are more than two.</exception>
public sealed partial class ZeroPadding1D(Sizes? padding = null, DataFormat? dataFormat = null, string? name = null) : Layer(name)
{
    /// <summary>Zeros before and after.</summary>
    public Sizes Padding { get; } = (padding ?? 1).ForRank(2, nameof(padding), minimum: 0);

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; } = dataFormat ?? KerasConfig.ImageDataFormat;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        SpatialAxes.CheckRank(input, 1, Name);
        var axis = SpatialAxes.First(DataFormat);
        return input.With(axis, input[axis] + Padding[0] + Padding[1]);
    }

    /// <inheritdoc/>
    protected override void Build(Shape input) => InputSpecs = [new InputSpec(ndim: ComputeOutputShape(input).Rank)];

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) =>
        nn.functional.pad(
            x, DataFormat == DataFormat.ChannelsLast ? [0, 0, Padding[0], Padding[1]] : new long[] { Padding[0], Padding[1] });
}

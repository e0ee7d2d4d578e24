namespace KerasSharp.Layers;

/// <summary>Repeats each step of sequences.</summary>
/// <remarks>Input (batch, steps, channels), output (batch, steps · size, channels). Source: keras.layers.UpSampling1D.</remarks>
/// <param name="size">How often; at least 1.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">size is below 1.</exception>
public sealed partial class UpSampling1D(int size = 2, string? name = null) : Layer(name)
{
    /// <summary>How often each step stands.</summary>
    public int Size { get; } = Guard.Positive(size);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        SpatialAxes.CheckRank(input, 1, Name);
        return input.With(1, input[1] * Size);
    }

    /// <inheritdoc/>
    protected override void Build(Shape input) => InputSpecs = [new InputSpec(ndim: ComputeOutputShape(input).Rank)];

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => x.repeat_interleave(Size, 1);
}

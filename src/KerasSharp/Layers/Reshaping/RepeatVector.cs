namespace KerasSharp.Layers;

/// <summary>Repeats a vector n times.</summary>
/// <remarks>Input (batch, features), output (batch, n, features). Source: keras.layers.RepeatVector.</remarks>
/// <param name="n">How often; at least 1.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">n is below 1.</exception>
public sealed partial class RepeatVector(int n, string? name = null) : Layer(name)
{
    /// <summary>How often.</summary>
    public int N { get; } = Guard.Positive(n);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        new InputSpec(ndim: 2).Check(input, 0, Name);
        return [input[0], N, input[1]];
    }

    /// <inheritdoc/>
    protected override void Build(Shape input) => InputSpecs = [new InputSpec(ndim: ComputeOutputShape(input).Rank - 1)];

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => x.unsqueeze(1).expand(-1, N, -1);
}

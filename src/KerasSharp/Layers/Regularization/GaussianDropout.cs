namespace KerasSharp.Layers;

/// <summary>In training, multiplies by normally distributed noise of mean 1, as strong as the dropout of a rate.</summary>
/// <remarks>Input of any shape, output of the same. Outside training the input itself. Source: keras.layers.GaussianDropout.</remarks>
/// <param name="rate">The rate, 0 to 1; the noise's standard deviation is √(rate / (1 − rate)).</param>
/// <param name="seed">An integer makes the noise repeatable.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">rate is not in [0, 1].</exception>
public sealed partial class GaussianDropout(double rate, int? seed = null, string? name = null) : Layer(name)
{
    /// <summary>The rate.</summary>
    public double Rate { get; } = Guard.InRange(rate, 0, 1);

    /// <summary>The seed; null for one that Keras picks.</summary>
    public int? Seed { get; } = seed;

    /// <summary>Where the noise comes from; null without noise.</summary>
    public SeedGenerator? SeedGenerator { get; } = rate > 0 ? new SeedGenerator(seed) : null;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsBuiltFromStart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => training && SeedGenerator is not null
        ? x * KerasRandom.Normal(x.shape, 1, Math.Sqrt(Rate / (1 - Rate)), ComputingType, SeedGenerator, x.device)
        : x;
}

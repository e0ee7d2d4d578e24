namespace KerasSharp.Layers;

/// <summary>In training, adds normally distributed noise.</summary>
/// <remarks>Input of any shape, output of the same. Outside training the input itself. Source: keras.layers.GaussianNoise.</remarks>
/// <param name="stddev">The noise's standard deviation, 0 to 1.</param>
/// <param name="seed">An integer makes the noise repeatable.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">stddev is not in [0, 1].</exception>
public sealed partial class GaussianNoise(double stddev, int? seed = null, string? name = null) : Layer(name)
{
    /// <summary>The noise's standard deviation.</summary>
    public double Stddev { get; } = Guard.InRange(stddev, 0, 1);

    /// <summary>The seed; null for one that Keras picks.</summary>
    public int? Seed { get; } = seed;

    /// <summary>Where the noise comes from; null without noise.</summary>
    public SeedGenerator? SeedGenerator { get; } = stddev > 0 ? new SeedGenerator(seed) : null;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsBuiltFromStart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => training && SeedGenerator is not null
        ? x + KerasRandom.Normal(x.shape, 0, Stddev, ComputingType, SeedGenerator, x.device)
        : x;
}

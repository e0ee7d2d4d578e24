namespace KerasSharp.Layers;

/// <summary>In training, sets a random share of the values to 0 and scales the others so that the sum keeps its mean.</summary>
/// <remarks>Input of any shape, output of the same. Outside training the input itself. Source: keras.layers.Dropout.</remarks>
/// <param name="rate">The share, 0 to 1.</param>
/// <param name="noiseShape">The shape of the mask where values are dropped together, such as [null, 1, null]: size 1 repeats a draw along
/// that axis, null takes the input's size. Null for a draw a value.</param>
/// <param name="seed">An integer makes the masks repeatable; null draws from torch's own generator.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">rate is not in [0, 1].</exception>
/// <exception cref="ArgumentException">noiseShape holds a 0.</exception>
public sealed partial class Dropout(double rate, Shape? noiseShape = null, int? seed = null, string? name = null) : Layer(name)
{
    /// <summary>The share that is dropped.</summary>
    public double Rate { get; } = Guard.InRange(rate, 0, 1);

    /// <summary>The shape of the mask; null for the input's.</summary>
    public Shape? NoiseShape { get; } = CheckNoiseShape(noiseShape);

    /// <summary>The seed; null for torch's own generator.</summary>
    public int? Seed { get; } = seed;

    /// <summary>Where the masks come from; null at rate 0.</summary>
    public SeedGenerator? SeedGenerator { get; } = rate > 0 ? new SeedGenerator(seed) : null;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsBuiltFromStart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) =>
        training && SeedGenerator is not null ? KerasRandom.Dropout(x, Rate, NoiseShape, SeedGenerator) : x;

    internal static Shape? CheckNoiseShape(Shape? noiseShape) => noiseShape?.Contains(0) != true ? noiseShape : throw new ArgumentException(
        $"`noiseShape` must hold positive sizes or null. Received: noiseShape={noiseShape}", nameof(noiseShape));
}

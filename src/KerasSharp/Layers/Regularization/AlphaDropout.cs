namespace KerasSharp.Layers;

/// <summary>Dropout for selu networks: in training, sets a random share of the values to selu's lower limit and rescales, so that mean and
/// variance stay.</summary>
/// <remarks>Input of any shape, output of the same. Outside training the input itself. Source: keras.layers.AlphaDropout.</remarks>
/// <param name="rate">The share, 0 to 1.</param>
/// <param name="noiseShape">The shape of the mask where values are dropped together; null sizes are those of the input. Null for a draw a
/// value.</param>
/// <param name="seed">An integer makes the masks repeatable.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">rate is not in [0, 1].</exception>
/// <exception cref="ArgumentException">noiseShape holds a 0.</exception>
public sealed partial class AlphaDropout(double rate, Shape? noiseShape = null, int? seed = null, string? name = null) : Layer(name)
{
    private const double LowerLimit = -1.6732632423543772 * 1.0507009873554805;

    /// <summary>The share that is dropped.</summary>
    public double Rate { get; } = Guard.InRange(rate, 0, 1);

    /// <summary>The shape of the mask; null for the input's.</summary>
    public Shape? NoiseShape { get; } = Dropout.CheckNoiseShape(noiseShape);

    /// <summary>The seed; null for one that Keras picks.</summary>
    public int? Seed { get; } = seed;

    /// <summary>Where the masks come from; null at rate 0.</summary>
    public SeedGenerator? SeedGenerator { get; } = rate > 0 ? new SeedGenerator(seed) : null;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsBuiltFromStart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        if (!training || SeedGenerator is null)
            return x;
        var sizes = x.shape;
        if (NoiseShape is not null && NoiseShape.Rank != sizes.Length)
            throw new ArgumentException(
                $"`noiseShape` of layer \"{Name}\" must have as many axes as the inputs. Received: noiseShape={NoiseShape}, "
                + $"inputs.shape={Shape.Of(sizes)}", nameof(x));
        Shape shape = NoiseShape is null ? sizes : [.. sizes.Select((size, i) => NoiseShape[i] ?? size)];
        var keep = KerasRandom.Uniform(shape, 0, 1, ScalarType.Float32, SeedGenerator, x.device).ge(Rate);
        // a · x + b brings mean and variance back to 0 and 1.
        var a = Math.Pow((1 - Rate) * (1 + (Rate * LowerLimit * LowerLimit)), -0.5);
        var b = -a * LowerLimit * Rate;
        return (x.masked_fill(keep.logical_not(), LowerLimit) * a) + b;
    }
}

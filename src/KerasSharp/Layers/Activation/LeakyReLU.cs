namespace KerasSharp.Layers;

/// <summary><c>x</c> above 0, <c>negativeSlope · x</c> below.</summary>
/// <remarks>Input of any shape, output of the same. Source: keras.layers.LeakyReLU.</remarks>
/// <param name="negativeSlope">Slope below 0; 0 or more.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">negativeSlope is negative.</exception>
public sealed partial class LeakyReLU(double negativeSlope = 0.3, string? name = null) : Layer(name)
{
    /// <summary>Slope below 0.</summary>
    public double NegativeSlope { get; } = Guard.NotNegative(negativeSlope);

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsBuiltFromStart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => nn.functional.leaky_relu(x, NegativeSlope);
}

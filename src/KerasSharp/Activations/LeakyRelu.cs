namespace KerasSharp.Activations;

/// <summary><c>x</c> above 0, <c>negativeSlope · x</c> below.</summary>
/// <remarks>Source: keras.activations.leaky_relu.</remarks>
/// <param name="negativeSlope">Slope below 0.</param>
public sealed partial class LeakyRelu(double negativeSlope = 0.2) : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.leaky_relu(x, negativeSlope);
}

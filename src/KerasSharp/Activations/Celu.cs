namespace KerasSharp.Activations;

/// <summary>Continuously differentiable exponential linear unit: <c>x</c> above 0, <c>alpha · (e^(x/alpha) − 1)</c> below.</summary>
/// <remarks>Source: keras.activations.celu.</remarks>
/// <param name="alpha">Minus the limit for very negative x; not 0.</param>
public sealed partial class Celu(double alpha = 1.0) : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.celu(x, alpha);
}

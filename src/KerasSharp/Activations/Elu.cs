namespace KerasSharp.Activations;

/// <summary>Exponential linear unit: <c>x</c> above 0, <c>alpha · (eˣ − 1)</c> below.</summary>
/// <remarks>Source: keras.activations.elu.</remarks>
/// <param name="alpha">Minus the limit for very negative x.</param>
public sealed partial class Elu(double alpha = 1.0) : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.elu(x, alpha);
}

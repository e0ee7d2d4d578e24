namespace KerasSharp.Activations;

/// <summary>Hyperbolic tangent.</summary>
/// <remarks>Source: keras.activations.tanh.</remarks>
public sealed partial class Tanh : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => x.tanh();
}

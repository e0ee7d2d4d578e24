namespace KerasSharp.Activations;

/// <summary><c>x · tanh(softplus(x))</c>.</summary>
/// <remarks>Source: keras.activations.mish.</remarks>
public sealed partial class Mish : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.mish(x);
}

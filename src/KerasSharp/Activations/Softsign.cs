namespace KerasSharp.Activations;

/// <summary><c>x / (1 + |x|)</c>.</summary>
/// <remarks>Source: keras.activations.softsign.</remarks>
public sealed partial class Softsign : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.softsign(x);
}

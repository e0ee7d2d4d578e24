namespace KerasSharp.Activations;

/// <summary><c>x − tanh(x)</c>.</summary>
/// <remarks>Source: keras.activations.tanh_shrink.</remarks>
public sealed partial class TanhShrink : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => x - x.tanh();
}

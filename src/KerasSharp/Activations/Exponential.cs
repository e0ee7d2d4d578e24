namespace KerasSharp.Activations;

/// <summary><c>eˣ</c>.</summary>
/// <remarks>Source: keras.activations.exponential.</remarks>
public sealed partial class Exponential : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => x.exp();
}

namespace KerasSharp.Activations;

/// <summary><c>x</c>, cut to [−1, 1].</summary>
/// <remarks>Source: keras.activations.hard_tanh.</remarks>
public sealed partial class HardTanh : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => x.HardTanh();
}

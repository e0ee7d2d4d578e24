namespace KerasSharp.Activations;

/// <summary>Logistic function: <c>1 / (1 + e⁻ˣ)</c>.</summary>
/// <remarks>Source: keras.activations.sigmoid.</remarks>
public sealed partial class Sigmoid : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => x.sigmoid();
}

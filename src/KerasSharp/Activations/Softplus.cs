namespace KerasSharp.Activations;

/// <summary>Smooth rectifier: <c>log(1 + eˣ)</c>.</summary>
/// <remarks>Source: keras.activations.softplus.</remarks>
public sealed partial class Softplus : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.softplus(x);
}

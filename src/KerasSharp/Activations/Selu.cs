namespace KerasSharp.Activations;

/// <summary>Scaled exponential linear unit: keeps mean 0 and variance 1 through deep stacks of lecun_normal layers.</summary>
/// <remarks>Source: keras.activations.selu.</remarks>
public sealed partial class Selu : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.selu(x);
}

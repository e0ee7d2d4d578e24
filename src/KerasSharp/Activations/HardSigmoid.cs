namespace KerasSharp.Activations;

/// <summary>Piecewise linear sigmoid: <c>x / 6 + 0.5</c>, cut to [0, 1].</summary>
/// <remarks>Source: keras.activations.hard_sigmoid.</remarks>
public sealed partial class HardSigmoid : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.hardsigmoid(x);
}

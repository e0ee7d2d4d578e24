namespace KerasSharp.Activations;

/// <summary>Piecewise silu, also called hard swish: <c>x · hard_sigmoid(x)</c>.</summary>
/// <remarks>Source: keras.activations.hard_silu.</remarks>
[KerasName("HardSilu", "hard_swish")]
public sealed partial class HardSilu : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.hardswish(x);
}

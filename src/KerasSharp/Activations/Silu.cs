namespace KerasSharp.Activations;

/// <summary>Sigmoid linear unit, also called swish: <c>x · sigmoid(x)</c>.</summary>
/// <remarks>Source: keras.activations.silu.</remarks>
[KerasName("Silu", "swish")]
public sealed partial class Silu : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.silu(x, CallState.MayOverwrite(x));

    internal override bool MakesFreshOutput => true;
}

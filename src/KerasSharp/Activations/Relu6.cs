namespace KerasSharp.Activations;

/// <summary><c>x</c>, cut to [0, 6].</summary>
/// <remarks>Source: keras.activations.relu6.</remarks>
public sealed partial class Relu6 : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.relu6(x, CallState.MayOverwrite(x));

    internal override bool MakesFreshOutput => true;

    internal override bool CommutesWithMax => true;
}

namespace KerasSharp.Activations;

/// <summary>The identity: <c>x</c>.</summary>
/// <remarks>Source: keras.activations.linear.</remarks>
public sealed partial class Linear : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => x;
}

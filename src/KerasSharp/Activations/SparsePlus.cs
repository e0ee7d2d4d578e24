namespace KerasSharp.Activations;

/// <summary>0 up to −1, <c>(x + 1)² / 4</c> up to 1, <c>x</c> above: a softplus that reaches 0.</summary>
/// <remarks>Source: keras.activations.sparse_plus.</remarks>
public sealed partial class SparsePlus : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x)
    {
        var bend = (x + 1).square() * 0.25;
        return where(x < 1, bend, x).masked_fill(x <= -1, 0);
    }
}

namespace KerasSharp.Activations;

/// <summary>0 up to −1, <c>(x + 1) / 2</c> up to 1, 1 above: the sigmoid that belongs to sparsemax.</summary>
/// <remarks>Source: keras.activations.sparse_sigmoid.</remarks>
public sealed partial class SparseSigmoid : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => (x.HardTanh() + 1) * 0.5;
}

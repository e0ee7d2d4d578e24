namespace KerasSharp.Losses;

/// <summary>Squared hinge loss: <c>mean(max(1 − yTrue · yPred, 0)²)</c> over the last axis.</summary>
/// <remarks>Truth of −1 and 1 and predictions, both (batch, …, d); truth of nothing but 0 and 1 is taken as −1 and 1. Per-sample values
/// (batch, …). Source: keras.losses.SquaredHinge.</remarks>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
public sealed partial class SquaredHinge(Reduction reduction = default, string? name = "squared_hinge", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        return TensorMath.MaximumWithZero(1 - (Hinge.Signs(yTrue) * yPred)).square().mean([-1]);
    }
}

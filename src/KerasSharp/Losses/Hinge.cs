namespace KerasSharp.Losses;

/// <summary>Hinge loss: <c>mean(max(1 − yTrue · yPred, 0))</c> over the last axis.</summary>
/// <remarks>Truth of −1 and 1 and predictions, both (batch, …, d); truth of nothing but 0 and 1 is taken as −1 and 1. Per-sample values
/// (batch, …). Source: keras.losses.Hinge.</remarks>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
public sealed partial class Hinge(Reduction reduction = default, string? name = "hinge", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        return TensorMath.MaximumWithZero(1 - (Signs(yTrue) * yPred)).mean([-1]);
    }

    /// <summary>Binary truth as −1 and 1; other truth as it is. Decided on the device, without a look from the host.</summary>
    internal static Tensor Signs(Tensor yTrue)
    {
        var binary = (yTrue == 0).logical_or(yTrue == 1).all();
        return where(binary, (2 * yTrue) - 1, yTrue);
    }
}

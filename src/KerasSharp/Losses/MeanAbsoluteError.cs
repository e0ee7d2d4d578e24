namespace KerasSharp.Losses;

/// <summary>Mean of absolute differences: <c>mean(|yTrue − yPred|)</c> over the last axis.</summary>
/// <remarks>Truth and predictions of shape (batch, …, d), or shapes that broadcast; per-sample values (batch, …).
/// Source: keras.losses.MeanAbsoluteError.</remarks>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
[KerasName("MeanAbsoluteError", "mae", "MAE")]
public sealed partial class MeanAbsoluteError(Reduction reduction = default, string? name = "mean_absolute_error", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        return (yPred - yTrue).abs().mean([-1]);
    }

    private protected override Tensor? MeanAtOnce(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        return TensorMath.SameShape(yTrue, yPred) && yPred.numel() > 0 ? nn.functional.l1_loss(yPred, yTrue) : null;
    }
}

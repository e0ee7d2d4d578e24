namespace KerasSharp.Losses;

/// <summary>Mean of relative differences in percent: <c>100 · mean(|yTrue − yPred| / max(|yTrue|, ε))</c> over the last axis.</summary>
/// <remarks>Truth and predictions of shape (batch, …, d), or shapes that broadcast; per-sample values (batch, …). ε is
/// <see cref="KerasConfig.Epsilon"/>. Source: keras.losses.MeanAbsolutePercentageError.</remarks>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
[KerasName("MeanAbsolutePercentageError", "mape", "MAPE")]
public sealed partial class MeanAbsolutePercentageError(
    Reduction reduction = default, string? name = "mean_absolute_percentage_error", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        return 100 * ((yTrue - yPred) / yTrue.abs().clamp_min(KerasConfig.Epsilon)).abs().mean([-1]);
    }
}

namespace KerasSharp.Losses;

/// <summary>Mean of squared differences of logarithms: <c>mean((log(yTrue + 1) − log(yPred + 1))²)</c> over the last axis.</summary>
/// <remarks>Truth and predictions of shape (batch, …, d), or shapes that broadcast; values below <see cref="KerasConfig.Epsilon"/> count as
/// that. Per-sample values (batch, …). Source: keras.losses.MeanSquaredLogarithmicError.</remarks>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
[KerasName("MeanSquaredLogarithmicError", "msle", "MSLE")]
public sealed partial class MeanSquaredLogarithmicError(
    Reduction reduction = default, string? name = "mean_squared_logarithmic_error", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        return (Log(yPred) - Log(yTrue)).square().mean([-1]);
    }

    private static Tensor Log(Tensor x) => (x.clamp_min(KerasConfig.Epsilon) + 1).log();
}

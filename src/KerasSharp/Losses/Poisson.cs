namespace KerasSharp.Losses;

/// <summary>Poisson loss: <c>mean(yPred − yTrue · log(yPred + ε))</c> over the last axis.</summary>
/// <remarks>Counts and expected counts of shape (batch, …, d); per-sample values (batch, …). ε is <see cref="KerasConfig.Epsilon"/>.
/// Source: keras.losses.Poisson.</remarks>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
public sealed partial class Poisson(Reduction reduction = default, string? name = "poisson", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        return (yPred - (yTrue * (yPred + KerasConfig.Epsilon).log())).mean([-1]);
    }
}

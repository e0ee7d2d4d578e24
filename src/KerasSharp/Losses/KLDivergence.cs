namespace KerasSharp.Losses;

/// <summary>Kullback-Leibler divergence: <c>sum(yTrue · log(yTrue / yPred))</c> over the last axis.</summary>
/// <remarks>Probabilities of shape (batch, …, d), clipped to [ε, 1] where ε is <see cref="KerasConfig.Epsilon"/>; per-sample values (batch,
/// …). Source: keras.losses.KLDivergence.</remarks>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
[KerasName("KLDivergence", "kld", "KLD", "kullback_leibler_divergence")]
public sealed partial class KLDivergence(Reduction reduction = default, string? name = "kl_divergence", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        yTrue = yTrue.clamp(KerasConfig.Epsilon, 1);
        yPred = yPred.clamp(KerasConfig.Epsilon, 1);
        return (yTrue * (yTrue / yPred).log()).sum(-1);
    }
}

namespace KerasSharp.Losses;

/// <summary>Cross-entropy that bears wrong labels: <c>(1 − p^q) / q</c>, p being the probability given to the true class.</summary>
/// <remarks>Labels (batch, …) or (batch, …, 1) and probabilities (batch, …, classes); per-sample values (batch, …). Between mean absolute
/// error (q near 1) and cross-entropy (q near 0). Source: keras.losses.CategoricalGeneralizedCrossEntropy.</remarks>
/// <param name="q">Between cross-entropy, 0, and mean absolute error, 1; neither included.</param>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
/// <exception cref="ArgumentOutOfRangeException">q is not in (0, 1).</exception>
public sealed partial class CategoricalGeneralizedCrossEntropy(
    double q = 0.5, Reduction reduction = default, string? name = "categorical_generalized_cross_entropy", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <summary>Between cross-entropy, 0, and mean absolute error, 1.</summary>
    public double Q { get; } = q > 0 && q < 1 ? q : throw new ArgumentOutOfRangeException(
        nameof(q), $"`q` must lie in (0, 1). Received: q={q}");

    /// <inheritdoc/>
    protected override bool TakesLabels => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        var p = ClassLabels.Pick(ClassLabels.Of(yTrue, yPred, -1), yPred, -1);
        return (1 - p.pow(Q)) / Q;
    }
}

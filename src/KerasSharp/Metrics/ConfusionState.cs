namespace KerasSharp.Metrics;

/// <summary>The counts of a confusion matrix that a metric keeps, each of shape (thresholds) or (thresholds, labels); null for those it
/// does not.</summary>
internal sealed record ConfusionState(
    Variable? TruePositives = null, Variable? FalsePositives = null, Variable? TrueNegatives = null, Variable? FalseNegatives = null)
{
    /// <summary>One of the counts.</summary>
    public Variable First => TruePositives ?? FalsePositives ?? TrueNegatives ?? FalseNegatives!;
}

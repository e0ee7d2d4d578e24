namespace KerasSharp.Metrics;

/// <summary>The best specificity (the part of the true no that are found) at thresholds where the sensitivity (the part of the true yes
/// that are found) is at least a given value.</summary>
/// <remarks>Truth of 0 and 1 and predictions in [0, 1], of one shape; 0 where no threshold does.
/// Source: keras.metrics.SpecificityAtSensitivity.</remarks>
/// <param name="sensitivity">What the sensitivity must at least be, in [0, 1].</param>
/// <param name="numThresholds">Number of thresholds that are tried, evenly in [0, 1]; at least 1.</param>
/// <param name="classId">The one class that counts; null for all.</param>
/// <param name="name">The metric's name; null for the class's in snake case, counted.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
/// <exception cref="ArgumentOutOfRangeException">sensitivity is not in [0, 1], or numThresholds is below 1.</exception>
public sealed partial class SpecificityAtSensitivity(
    double sensitivity, int numThresholds = 200, int? classId = null, string? name = null, DType? dtype = null)
    : RateAtRate(sensitivity, nameof(sensitivity), numThresholds, classId, name, dtype)
{
    /// <summary>What the sensitivity must at least be.</summary>
    public double Sensitivity { get; } = sensitivity;

    private protected override (Tensor Constrained, Tensor Wanted) Rates(ConfusionState counts) =>
        (RecallAt(counts), SpecificityAt(counts));
}

namespace KerasSharp.Metrics;

/// <summary>The part of the true yes that are predicted: <c>tp / (tp + fn)</c>.</summary>
/// <remarks>Truth of 0 and 1 and predictions in [0, 1], of one shape; 0 where there is no true yes. Source: keras.metrics.Recall.</remarks>
/// <param name="thresholds">Above it a prediction is a yes: one or several, in [0, 1]; null for 0.5, or with <paramref name="topK"/> for
/// none.</param>
/// <param name="topK">How many of a sample's predictions can be a yes, the largest; null for all.</param>
/// <param name="classId">The one class that counts; null for all.</param>
/// <param name="name">The metric's name; null for the class's in snake case, counted.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
/// <exception cref="ArgumentOutOfRangeException">A threshold is not in [0, 1], or topK is below 1.</exception>
public sealed partial class Recall(
    Numbers? thresholds = null, int? topK = null, int? classId = null, string? name = null, DType? dtype = null)
    : ConfusionRatio(
        "false_negatives", (truePositives, others) => new(TruePositives: truePositives, FalseNegatives: others),
        thresholds, topK, classId, name, dtype);

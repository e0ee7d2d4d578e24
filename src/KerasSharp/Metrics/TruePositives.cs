namespace KerasSharp.Metrics;

/// <summary>How many predictions of yes are right, by weight where there are weights.</summary>
/// <remarks>Truth of 0 and 1 and predictions in [0, 1], of one shape. Source: keras.metrics.TruePositives.</remarks>
/// <param name="thresholds">Above it a prediction is a yes: one or several, in [0, 1]; null for 0.5.</param>
/// <param name="name">The metric's name; null for the class's in snake case, counted.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
/// <exception cref="ArgumentOutOfRangeException">A threshold is not in [0, 1].</exception>
public sealed partial class TruePositives(Numbers? thresholds = null, string? name = null, DType? dtype = null)
    : ConfusionCount(thresholds, count => new(TruePositives: count), name, dtype);

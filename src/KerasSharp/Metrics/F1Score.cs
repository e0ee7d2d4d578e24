namespace KerasSharp.Metrics;

/// <summary>The harmonic mean of precision and recall: <c>2 · precision · recall / (precision + recall)</c>.</summary>
/// <remarks>Truth of 0 and 1 and predictions, both (batch, classes). Source: keras.metrics.F1Score.</remarks>
/// <param name="average">null for a score a class; "micro" counts over all classes, "macro" is the mean of the classes, "weighted" that
/// weighted by their frequency.</param>
/// <param name="threshold">Above it a prediction is a yes, in (0, 1]; null for the sample's largest.</param>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
/// <exception cref="ArgumentException">average is another string, or threshold not in (0, 1].</exception>
public sealed partial class F1Score(string? average = null, double? threshold = null, string? name = "f1_score", DType? dtype = null)
    : FBetaScore(average, 1, threshold, name, dtype);

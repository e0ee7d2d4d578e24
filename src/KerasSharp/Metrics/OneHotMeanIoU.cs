namespace KerasSharp.Metrics;

/// <summary>The mean intersection over union of all classes, the truth given as one-hot.</summary>
/// <remarks>Intersection over union of a class: <c>tp / (tp + fp + fn)</c>, over all elements of the batches.
/// Source: keras.metrics.OneHotMeanIoU.</remarks>
/// <param name="numClasses">Number of classes; at least 1.</param>
/// <param name="name">The metric's name; null for the class's in snake case, counted.</param>
/// <param name="dtype">Element type of the state; null for int32.</param>
/// <param name="ignoreClass">A label whose elements do not count; null for none.</param>
/// <param name="sparseYPred">Whether predictions are class indices; else scores.</param>
/// <param name="axis">The class axis of what is not class indices.</param>
/// <exception cref="ArgumentOutOfRangeException">numClasses is below 1, or a target is no class.</exception>
public sealed partial class OneHotMeanIoU(
    int numClasses, string? name = null, DType? dtype = null, int? ignoreClass = null, bool sparseYPred = false, int axis = -1)
    : IoUMetric(numClasses, [.. Enumerable.Range(0, numClasses)], name, dtype, ignoreClass, sparseYTrue: false, sparseYPred, axis);

namespace KerasSharp.Metrics;

/// <summary>The part of the predictions of yes that are right: <c>tp / (tp + fp)</c>.</summary>
/// <remarks>Truth of 0 and 1 and predictions in [0, 1], of one shape; 0 where there is no prediction of yes.
/// Source: keras.metrics.Precision.</remarks>
public sealed partial class Precision : Metric
{
    private readonly Thresholds _thresholds;
    private readonly ConfusionState _state;

    /// <summary>A metric for one or several thresholds.</summary>
    /// <param name="thresholds">Above it a prediction is a yes: one or several, in [0, 1]; null for 0.5, or with <paramref name="topK"/>
    /// for none.</param>
    /// <param name="topK">How many of a sample's predictions can be a yes, the largest; null for all.</param>
    /// <param name="classId">The one class that counts; null for all.</param>
    /// <param name="name">The metric's name; null for the class's in snake case, counted.</param>
    /// <param name="dtype">Element type of the state; null for float32.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold is not in [0, 1], or topK is below 1.</exception>
    public Precision(Numbers? thresholds = null, int? topK = null, int? classId = null, string? name = null, DType? dtype = null)
        : base(name, dtype)
    {
        Thresholds = thresholds;
        TopK = topK is { } k ? Guard.Positive(k, nameof(topK)) : null;
        ClassId = classId;
        _thresholds = Metrics.Thresholds.Of(thresholds, topK is null ? 0.5 : Metrics.Thresholds.NegativeInfinity);
        _state = new(TruePositives: AddCount("true_positives", [_thresholds.Count]), FalsePositives: AddCount(
            "false_positives", [_thresholds.Count]));
    }

    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    /// <summary>The thresholds as given.</summary>
    public Numbers? Thresholds { get; }

    /// <summary>How many of a sample's predictions can be a yes; null for all.</summary>
    public int? TopK { get; }

    /// <summary>The one class that counts; null for all.</summary>
    public int? ClassId { get; }

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) =>
        ConfusionCounts.Update(_state, _thresholds, DType, yTrue, yPred, sampleWeight, TopK, ClassId);

    /// <summary>The part so far: a scalar, or with several thresholds one a threshold.</summary>
    public override Tensor Result()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var result = TensorMath.DivideNoNan(_state.TruePositives!, _state.TruePositives!.Value + _state.FalsePositives!);
        return scope.MoveToOuter((_thresholds.Count == 1 ? result.squeeze(0) : result).As(DType));
    }
}

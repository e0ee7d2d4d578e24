namespace KerasSharp.Metrics;

/// <summary>Base of precision and recall, <c>tp / (tp + others)</c>: 0 where there are neither.</summary>
public abstract class ConfusionRatio : Metric
{
    private readonly Thresholds _thresholds;
    private readonly Variable _truePositives;
    private readonly Variable _others;
    private readonly ConfusionState _state;

    private protected ConfusionRatio(
        string others, Func<Variable, Variable, ConfusionState> state, Numbers? thresholds, int? topK, int? classId, string? name,
        DType? dtype)
        : base(name, dtype)
    {
        Thresholds = thresholds;
        TopK = topK is { } k ? Guard.Positive(k, nameof(topK)) : null;
        ClassId = classId;
        _thresholds = Metrics.Thresholds.Of(thresholds, topK is null ? 0.5 : Metrics.Thresholds.NegativeInfinity);
        (_truePositives, _others) = (AddCount("true_positives", [_thresholds.Count]), AddCount(others, [_thresholds.Count]));
        _state = state(_truePositives, _others);
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
        var result = TensorMath.DivideNoNan(_truePositives, _truePositives.Value + _others);
        return scope.MoveToOuter((_thresholds.Count == 1 ? result.squeeze(0) : result).As(DType));
    }
}

namespace KerasSharp.Metrics;

/// <summary>Base of the metrics that are one count of a confusion matrix.</summary>
public abstract class ConfusionCount : Metric
{
    private readonly Thresholds _thresholds;
    private readonly ConfusionState _state;

    private protected ConfusionCount(Numbers? thresholds, Func<Variable, ConfusionState> state, string? name, DType? dtype)
        : base(name, dtype)
    {
        _thresholds = Metrics.Thresholds.Of(thresholds);
        Thresholds = thresholds;
        Accumulator = AddCount("accumulator", [_thresholds.Count]);
        _state = state(Accumulator);
    }

    /// <summary>The thresholds as given; null for 0.5.</summary>
    public Numbers? Thresholds { get; }

    /// <summary>The count, (thresholds).</summary>
    private Variable Accumulator { get; }

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) =>
        ConfusionCounts.Update(_state, _thresholds, DType, yTrue, yPred, sampleWeight);

    /// <summary>The count so far: a scalar, or with several thresholds one a threshold.</summary>
    public override Tensor Result()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return scope.MoveToOuter((_thresholds.Count == 1 ? Accumulator.Value.sum() : Accumulator.Value.clone()).As(DType));
    }
}

namespace KerasSharp.Metrics;

/// <summary>Base of the metrics that are the best of one rate where another is at least a given value.</summary>
public abstract class RateAtRate : Metric
{
    private readonly Thresholds _thresholds;
    private readonly ConfusionState _state;
    private readonly double _value;

    private protected RateAtRate(double value, string argument, int numThresholds, int? classId, string? name, DType? dtype)
        : base(name, dtype)
    {
        _value = Guard.InRange(value, 0, 1, argument);
        NumThresholds = Guard.Positive(numThresholds);
        ClassId = classId;
        _thresholds = Thresholds.Even(numThresholds);
        _state = new(Add("true_positives"), Add("false_positives"), Add("true_negatives"), Add("false_negatives"));
    }

    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    /// <summary>Number of thresholds that are tried.</summary>
    public int NumThresholds { get; }

    /// <summary>The one class that counts; null for all.</summary>
    public int? ClassId { get; }

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) =>
        ConfusionCounts.Update(_state, _thresholds, DType, yTrue, yPred, sampleWeight, classId: ClassId);

    /// <inheritdoc/>
    public override Tensor Result()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var (constrained, wanted) = Rates(_state);
        return scope.MoveToOuter(wanted.masked_fill(constrained < _value, 0).max().As(DType));
    }

    /// <summary>The rate that must be at least the given value, and the rate that is wanted, at each threshold.</summary>
    private protected abstract (Tensor Constrained, Tensor Wanted) Rates(ConfusionState counts);

    private protected static Tensor RecallAt(ConfusionState counts) => Part(counts.TruePositives!, counts.FalseNegatives!);

    private protected static Tensor SpecificityAt(ConfusionState counts) => Part(counts.TrueNegatives!, counts.FalsePositives!);

    private protected static Tensor PrecisionAt(ConfusionState counts) => Part(counts.TruePositives!, counts.FalsePositives!);

    private static Tensor Part(Tensor right, Tensor wrong) => TensorMath.DivideNoNan(right, right + wrong);

    private Variable Add(string name) => AddCount(name, [_thresholds.Count]);
}

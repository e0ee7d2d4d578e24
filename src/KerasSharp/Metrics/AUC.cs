namespace KerasSharp.Metrics;

/// <summary>The area under a curve of rates over thresholds, by default the ROC curve: 0.5 for chance, 1 for a perfect order.</summary>
/// <remarks>Truth of 0 and 1 and predictions in [0, 1], of one shape. An approximation that is the better the more thresholds there are.
/// Source: keras.metrics.AUC.</remarks>
public sealed partial class AUC : Metric
{
    private readonly Thresholds _thresholds;
    private ConfusionState? _state;

    /// <summary>An area under a curve.</summary>
    /// <param name="numThresholds">Number of points of the curve; at least 2.</param>
    /// <param name="curve">The curve: "ROC", "PR" or "PRGAIN".</param>
    /// <param name="summationMethod">How the area is summed up: "interpolation", "majoring" or "minoring".</param>
    /// <param name="name">The metric's name; null for the class's in snake case, counted.</param>
    /// <param name="dtype">Element type of the state; null for float32.</param>
    /// <param name="thresholds">Thresholds between 0 and 1, which then give the number of points; null for evenly spaced ones.</param>
    /// <param name="multiLabel">Whether each label of (batch, labels) has a curve of its own; the result is the mean.</param>
    /// <param name="numLabels">Number of labels, with <paramref name="multiLabel"/>; null to learn it from the first batch.</param>
    /// <param name="labelWeights">A weight for each label; null for 1.</param>
    /// <param name="fromLogits">Whether predictions are logits; else probabilities.</param>
    /// <exception cref="ArgumentException">numThresholds is below 2, a threshold is not in [0, 1], or numLabels is given without
    /// multiLabel.</exception>
    public AUC(
        int numThresholds = 200, AUCCurve curve = default, AUCSummationMethod summationMethod = default, string? name = null,
        DType? dtype = null, double[]? thresholds = null, bool multiLabel = false, int? numLabels = null, ArrayLike? labelWeights = null,
        bool fromLogits = false)
        : base(name, dtype)
    {
        if (numLabels is not null && !multiLabel)
            throw new ArgumentException($"`numLabels` is for multiLabel: true. Received: numLabels={numLabels}", nameof(numLabels));
        if (thresholds is null && numThresholds < 2)
            throw new ArgumentOutOfRangeException(
                nameof(numThresholds), $"`numThresholds` must be at least 2. Received: numThresholds={numThresholds}");
        if (thresholds is not null && !Array.TrueForAll(thresholds, value => value is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(thresholds), $"`thresholds` must lie in [0, 1]. Received: thresholds=[{string.Join(", ", thresholds)}]");
        (Curve, SummationMethod, MultiLabel, NumLabels, FromLogits) = (curve, summationMethod, multiLabel, numLabels, fromLogits);
        double[] inner = thresholds is not null ? [.. thresholds.Order()] : [.. Enumerable.Range(1, numThresholds - 2).Select(
            i => (double)i / (numThresholds - 1))];
        if (thresholds is not null)
            Thresholds = inner;
        // The ends lie a little outside of [0, 1], so that no prediction is missed by rounding.
        _thresholds = new(
            [-KerasConfig.Epsilon, .. inner, 1 + KerasConfig.Epsilon], thresholds is null || Metrics.Thresholds.AreEven([0, .. inner, 1]));
        LabelWeights = labelWeights;
        if (!multiLabel)
            Build([NumThresholds]);
        else if (numLabels is { } labels)
            Build([NumThresholds, labels]);
    }

    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    /// <summary>Number of points of the curve.</summary>
    public int NumThresholds => _thresholds.Count;

    /// <summary>The curve.</summary>
    public AUCCurve Curve { get; }

    /// <summary>How the area is summed up.</summary>
    public AUCSummationMethod SummationMethod { get; }

    /// <summary>The thresholds as given, in order; null for evenly spaced ones.</summary>
    public IReadOnlyList<double>? Thresholds { get; }

    /// <summary>Whether each label has a curve of its own.</summary>
    public bool MultiLabel { get; }

    /// <summary>Number of labels; null to learn it from the first batch.</summary>
    public int? NumLabels { get; }

    /// <summary>The weights of the labels; null for 1.</summary>
    public ArrayLike? LabelWeights { get; }

    /// <summary>Whether predictions are logits.</summary>
    public bool FromLogits { get; }

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(yPred);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        if (_state is null)
        {
            if (yPred.Dimensions != 2)
                throw new ArgumentException(
                    $"With multiLabel, yPred must have shape (batch, labels). Received: yPred of shape {Shape.Of(yPred.ToSizes())}",
                    nameof(yPred));
            Build([NumThresholds, yPred.ToSizes()[1]]);
        }

        ConfusionCounts.Update(
            _state!, _thresholds, DType, yTrue, FromLogits
            ? yPred.sigmoid() : yPred, sampleWeight, perLabel: MultiLabel, labelWeights: MultiLabel ? null : Weights());
    }

    /// <summary>The area so far.</summary>
    /// <exception cref="InvalidOperationException">The number of labels is not known yet.</exception>
    public override Tensor Result()
    {
        var state = _state ?? throw new InvalidOperationException(
            $"Metric '{Name}' has no result before its first batch: give numLabels, or update it.");
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var increments = AUCSummation.Increments(state, Curve, SummationMethod);
        return scope.MoveToOuter((!MultiLabel ? increments.sum() : MeanOver(increments.sum(0L))).As(DType));
    }

    /// <inheritdoc/>
    public override Config GetConfig()
    {
        using var scope = NewDisposeScope();
        var config = base.GetConfig().Merge(new Config
        {
            { "num_thresholds", NumThresholds },
            { "curve", Curve },
            { "summation_method", SummationMethod },
            { "multi_label", MultiLabel },
            { "num_labels", NumLabels },
            { "label_weights", Weights() },
            { "from_logits", FromLogits },
        });
        if (Thresholds is not null)
            config["thresholds"] = Thresholds;
        return config;
    }

    private Tensor MeanOver(Tensor labels) =>
        Weights() is { } weights ? TensorMath.DivideNoNan((labels * weights).sum(), weights.sum()) : labels.mean();

    private Tensor? Weights() => LabelWeights?.ToTensor().detach().to(DType, KerasConfig.Device);

    private void Build(Shape shape) => _state = new(
        AddCount("true_positives", shape), AddCount("false_positives", shape), AddCount("true_negatives", shape), AddCount(
            "false_negatives", shape));
}

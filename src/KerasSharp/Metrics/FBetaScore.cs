namespace KerasSharp.Metrics;

/// <summary>The weighted harmonic mean of precision and recall: <c>(1 + beta²) · precision · recall / (beta² · precision +
/// recall)</c>.</summary>
/// <remarks>Truth of 0 and 1 and predictions, both (batch, classes). Source: keras.metrics.FBetaScore.</remarks>
public partial class FBetaScore : Metric
{
    private static readonly string[] Averages = ["micro", "macro", "weighted"];

    private ConfusionState? _state;
    private Variable? _weights;

    /// <summary>A score for each class, or their average.</summary>
    /// <param name="average">null for a score a class; "micro" counts over all classes, "macro" is the mean of the classes, "weighted" that
    /// weighted by their frequency.</param>
    /// <param name="beta">How much more recall counts than precision; greater than 0.</param>
    /// <param name="threshold">Above it a prediction is a yes, in (0, 1]; null for the sample's largest.</param>
    /// <param name="name">The metric's name.</param>
    /// <param name="dtype">Element type of the state; null for float32.</param>
    /// <exception cref="ArgumentException">average is another string, beta is not greater than 0, or threshold not in (0, 1].</exception>
    public FBetaScore(string? average = null, double beta = 1, double? threshold = null, string? name = "fbeta_score", DType? dtype = null)
        : base(name, dtype)
    {
        Average = average is null || Averages.Contains(average) ? average : throw new ArgumentException(
            $"`average` must be null, 'micro', 'macro' or 'weighted'. Received: average='{average}'", nameof(average));
        Beta = Guard.Positive(beta);
        Threshold = threshold is null or (> 0 and <= 1) ? threshold : throw new ArgumentOutOfRangeException(
            nameof(threshold), $"`threshold` must lie in (0, 1]. Received: threshold={threshold}");
    }

    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    /// <summary>How the classes are averaged; null for not.</summary>
    public string? Average { get; }

    /// <summary>How much more recall counts than precision.</summary>
    public double Beta { get; }

    /// <summary>Above it a prediction is a yes; null for the sample's largest.</summary>
    public double? Threshold { get; }

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        yTrue = yTrue.As(SumType);
        yPred = yPred.As(SumType);
        if (yTrue.Dimensions != 2 || !TensorMath.SameShape(yTrue, yPred))
            throw new ArgumentException(
                $"yTrue and yPred must have shape (batch, classes). Received: yTrue of shape {Shape.Of(yTrue.ToSizes())}, yPred of "
                + $"shape {Shape.Of(yPred.ToSizes())}", nameof(yTrue));
        if (_state is null)
            Build(Average == "micro" ? Shape.Scalar : [yTrue.ToSizes()[1]]);
        var weight = sampleWeight is null
            ? null : sampleWeight.Dimensions < 2 ? sampleWeight.As(SumType).unsqueeze(-1) : sampleWeight.As(SumType);
        var yes = Decide(yPred).As(SumType);
        Add(_state!.TruePositives!, yes * yTrue);
        Add(_state.FalsePositives!, yes * (1 - yTrue));
        Add(_state.FalseNegatives!, (1 - yes) * yTrue);
        Add(_weights!, yTrue);

        void Add(Variable count, Tensor values)
        {
            values = weight is null ? values : values * weight;
            count.Value.add_(Average == "micro" ? values.sum() : values.sum(0L));
        }
    }

    /// <summary>The score so far: a scalar, or without average one a class.</summary>
    /// <exception cref="InvalidOperationException">There was no batch yet.</exception>
    public override Tensor Result()
    {
        var state = _state ?? throw new InvalidOperationException($"Metric '{Name}' has no result before its first batch.");
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        Tensor tp = state.TruePositives!;
        var precision = tp / (tp + state.FalsePositives! + KerasConfig.Epsilon);
        var recall = tp / (tp + state.FalseNegatives! + KerasConfig.Epsilon);
        var score = precision * recall / ((Beta * Beta * precision) + recall + KerasConfig.Epsilon) * (1 + (Beta * Beta));
        Tensor frequencies = _weights!;
        var result = Average switch
        {
            null => score,
            "weighted" => (score * (frequencies / (frequencies.sum() + KerasConfig.Epsilon))).sum(),
            _ => score.mean(),
        };
        return scope.MoveToOuter(result.As(DType));
    }

    private Tensor Decide(Tensor yPred) => Threshold is { } threshold
        ? yPred > threshold
        : (yPred >= yPred.amax([-1L], keepdim: true)).logical_and(yPred.abs() > 1e-9);

    private void Build(Shape shape)
    {
        _state = new(
            TruePositives: AddCount("true_positives", shape), FalsePositives: AddCount("false_positives", shape), FalseNegatives: AddCount(
            "false_negatives", shape));
        _weights = AddCount("intermediate_weights", shape);
    }
}

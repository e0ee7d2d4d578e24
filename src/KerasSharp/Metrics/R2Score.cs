namespace KerasSharp.Metrics;

/// <summary>The part of the truth's variance that the predictions explain: 1 for all, 0 for as much as the mean does.</summary>
/// <remarks>Truth and predictions (batch, d). Source: keras.metrics.R2Score.</remarks>
public sealed partial class R2Score : Metric
{
    private static readonly string[] Aggregations = ["uniform_average", "variance_weighted_average"];

    private readonly Variable _samples;
    private State? _state;

    /// <summary>A score for each output, or their average.</summary>
    /// <param name="classAggregation">"uniform_average", "variance_weighted_average", or null for a score an output.</param>
    /// <param name="numRegressors">Number of independent regressors for the adjusted score; 0 for the plain one.</param>
    /// <param name="name">The metric's name.</param>
    /// <param name="dtype">Element type of the state; null for float32.</param>
    /// <exception cref="ArgumentException">classAggregation is another string, or numRegressors is negative.</exception>
    public R2Score(string? classAggregation = "uniform_average", int numRegressors = 0, string? name = "r2_score", DType? dtype = null)
        : base(name, dtype)
    {
        ClassAggregation = classAggregation is null || Aggregations.Contains(
            classAggregation) ? classAggregation : throw new ArgumentException(
            "`classAggregation` must be null, 'uniform_average' or 'variance_weighted_average'. Received: "
            + $"classAggregation='{classAggregation}'", nameof(classAggregation));
        NumRegressors = Guard.NotNegative(numRegressors);
        _samples = AddCount("num_samples", Shape.Scalar);
    }

    private sealed record State(Variable Squares, Variable Sum, Variable Residual, Variable Count);

    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    /// <summary>How the outputs are averaged; null for not.</summary>
    public string? ClassAggregation { get; }

    /// <summary>Number of independent regressors for the adjusted score.</summary>
    public int NumRegressors { get; }

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        (yTrue, yPred) = TensorMath.SameRank(yTrue.As(SumType), yPred.As(SumType));
        if (yTrue.Dimensions != 2 || !TensorMath.SameShape(yTrue, yPred))
            throw new ArgumentException(
                $"yTrue and yPred must have shape (batch, d). Received: yTrue of shape {Shape.Of(yTrue.ToSizes())}, yPred of shape "
                + $"{Shape.Of(yPred.ToSizes())}", nameof(yTrue));
        Shape shape = [yTrue.ToSizes()[1]];
        _state ??= new(AddCount("squared_sum", shape), AddCount("sum", shape), AddCount("residual", shape), AddCount("count", shape));
        var weight = sampleWeight is null
            ? ones_like(yTrue)
            : (sampleWeight.Dimensions == 1 ? sampleWeight.As(SumType).unsqueeze(1) : sampleWeight.As(SumType)).expand_as(yTrue);
        var weighted = yTrue * weight;
        _state.Sum.Value.add_(weighted.sum(0L));
        _state.Squares.Value.add_((yTrue * weighted).sum(0L));
        _state.Residual.Value.add_(((yTrue - yPred).square() * weight).sum(0L));
        _state.Count.Value.add_(weight.sum(0L));
        // A sample counts when it has weight in one output at least.
        _samples.Value.add_((weight != 0).any(-1).sum());
    }

    /// <summary>The score so far: a scalar, or without aggregation one an output.</summary>
    /// <exception cref="InvalidOperationException">There was no batch yet.</exception>
    public override Tensor Result()
    {
        var state = _state ?? throw new InvalidOperationException($"Metric '{Name}' has no result before its first batch.");
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var total = state.Squares.Value - (state.Sum.Value * (state.Sum.Value / state.Count));
        var scores = 1 - (state.Residual.Value / total);
        scores = scores.masked_fill(scores.isinf(), 0);
        var score = ClassAggregation switch
        {
            null => scores,
            "uniform_average" => scores.mean(),
            _ => (total * scores).sum() / total.sum(),
        };
        return scope.MoveToOuter((NumRegressors == 0 ? score : Adjusted(score)).As(DType));
    }

    /// <summary>The adjusted score; the plain one where there are too few samples for it.</summary>
    private Tensor Adjusted(Tensor score)
    {
        Tensor samples = _samples;
        var freedom = samples - NumRegressors - 1;
        return where(freedom > 0, 1 - ((1 - score) * (samples - 1) / freedom), score);
    }
}

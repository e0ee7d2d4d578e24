namespace KerasSharp.Metrics;

/// <summary>The weighted sum of the values that it is given.</summary>
/// <remarks>Source: keras.metrics.Sum.</remarks>
public sealed partial class Sum : Metric
{
    private readonly Variable _total;

    /// <summary>A sum.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="dtype">Element type of the state; null for float32.</param>
    public Sum(string? name = "sum", DType? dtype = null)
        : base(name, dtype) => _total = AddCount("total", Shape.Scalar);

    /// <summary>Takes values into account, each with weight 1.</summary>
    /// <param name="values">The values.</param>
    public override void UpdateState(Tensor values) => UpdateState(values, sampleWeight: null);

    /// <summary>Takes values into account.</summary>
    /// <param name="values">The values.</param>
    /// <param name="sampleWeight">A weight for each sample or value; null for 1.</param>
    /// <exception cref="ArgumentException">The weights do not fit the values.</exception>
    public void UpdateState(Tensor values, Tensor? sampleWeight = null)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        values = values.As(SumType);
        _total.Value.add_(sampleWeight is null
            ? SamplewiseValues.Total(values, mean: false)
            : SamplewiseValues.Total(values, sampleWeight.As(SumType), mean: false).Total);
    }

    /// <summary>Not for this metric: it takes values, not truth and predictions.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) => throw new NotSupportedException(
        $"Metric '{Name}' is a Sum: it takes values, UpdateState(values, sampleWeight), not truth and predictions.");

    /// <inheritdoc/>
    public override Tensor Result()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(_total.Value.to(DType, copy: true));
    }
}

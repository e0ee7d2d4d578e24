namespace KerasSharp.Metrics;

/// <summary>The root of the mean of squared differences.</summary>
/// <remarks>Source: keras.metrics.RootMeanSquaredError.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
public sealed partial class RootMeanSquaredError(string? name = "root_mean_squared_error", DType? dtype = null)
    : AveragingMetric(name, dtype)
{
    /// <inheritdoc/>
    public override bool? HigherIsBetter => false;

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        (yTrue, yPred) = TensorMath.SameRank(yTrue.As(SumType), yPred.As(SumType));
        Add((yPred - yTrue).square(), sampleWeight);
    }

    /// <inheritdoc/>
    public override Tensor Result()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(Quotient().sqrt().As(DType));
    }
}

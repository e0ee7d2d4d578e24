using KerasSharp.Losses;

namespace KerasSharp.Metrics;

/// <summary>The weighted mean of a function of truth and predictions.</summary>
/// <remarks>The function gives a value, or several, for each sample. A metric made directly from a function cannot be saved.
/// Source: keras.metrics.MeanMetricWrapper.</remarks>
public class MeanMetricWrapper : AveragingMetric
{
    private readonly Func<Tensor, Tensor, Tensor> _function;
    private readonly Loss? _loss;

    /// <summary>The mean of a function.</summary>
    /// <param name="fn">Values from truth and predictions.</param>
    /// <param name="name">The metric's name; null for the class's in snake case, counted.</param>
    /// <param name="dtype">Element type of the state; null for float32.</param>
    public MeanMetricWrapper(Func<Tensor, Tensor, Tensor> fn, string? name = null, DType? dtype = null)
        : base(name, dtype) => _function = fn ?? throw new ArgumentNullException(nameof(fn));

    /// <summary>The mean of a loss's per-sample values, of which the loss's own rule may exclude some.</summary>
    private protected MeanMetricWrapper(Loss loss, string? name, DType? dtype)
        : base(name, dtype) => (_loss, _function) = (loss, loss.PerSample);

    /// <inheritdoc/>
    public override bool? HigherIsBetter => _loss is null ? null : false;

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) =>
        UpdateState(yTrue, yPred, sampleWeight, null);

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight, Tensor? mask)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var values = _function(yTrue, yPred);
        var weight = LossReduction.Weight(sampleWeight, mask, SumType, rescale: false);
        Add(values, weight, weight is null ? null : _loss?.ComputeMask(yTrue, yPred, values));
    }

    /// <summary>The function's values.</summary>
    internal Tensor Values(Tensor yTrue, Tensor yPred) => _function(yTrue, yPred);

    /// <inheritdoc/>
    public override Config GetConfig() => GetType() != typeof(MeanMetricWrapper) ? base.GetConfig() : throw new NotSupportedException(
        $"The metric '{Name}' was made from a function and has no config. To save it, derive a partial class from MeanMetricWrapper.");
}

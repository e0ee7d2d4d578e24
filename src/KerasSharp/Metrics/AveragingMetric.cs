using KerasSharp.Losses;

namespace KerasSharp.Metrics;

/// <summary>Base of the metrics that are a mean over samples: a total and a count.</summary>
public abstract class AveragingMetric : Metric
{
    private readonly Variable _total;
    private readonly Variable _count;

    /// <summary>The samples without weights since the count was last written: a batch's size is known on the host, which saves a kernel a
    /// batch.</summary>
    private double _uncounted;

    private protected AveragingMetric(string? name, DType? dtype)
        : base(name, dtype)
    {
        _total = AddCount("total", Shape.Scalar);
        _count = AddCount("count", Shape.Scalar);
    }

    /// <summary>The mean so far; 0 before the first sample.</summary>
    public override Tensor Result()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(Quotient().As(DType));
    }

    /// <summary>The mean so far, in the type of the sums.</summary>
    private protected Tensor Quotient()
    {
        Settle();
        return TensorMath.DivideNoNan(_total, _count);
    }

    /// <inheritdoc/>
    public override void ResetState()
    {
        _uncounted = 0;
        base.ResetState();
    }

    /// <summary>Adds a batch of values.</summary>
    /// <param name="values">Values of any rank; the mean over all axes but the first is a sample's.</param>
    /// <param name="sampleWeight">A weight for each sample or value; null for 1.</param>
    /// <param name="mask">Which values count; heeded only with weights, as in Keras.</param>
    private protected void Add(Tensor values, Tensor? sampleWeight, Tensor? mask = null)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        if (values.numel() == 0)
            return;
        if (sampleWeight is null)
        {
            // A sum of flags is an exact integer and needs no conversion first.
            _total.Value.add_(SamplewiseValues.Total(values.dtype == ScalarType.Bool ? values : values.As(SumType), mean: true));
            _uncounted += values.Dimensions == 0 ? 1 : values.ToSizes()[0];
            return;
        }

        var weight = LossReduction.Weight(sampleWeight, mask, SumType, rescale: false)!;
        var (total, count) = SamplewiseValues.Total(values.As(SumType), weight, mean: true);
        _total.Value.add_(total);
        _count.Value.add_(count);
    }

    /// <summary>Adds one value with a weight that the host knows.</summary>
    private protected void Add(Tensor value, double weight)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        _total.Value.add_(SamplewiseValues.Mean(value).As(SumType), weight);
        _uncounted += weight;
    }

    private protected override void Settle()
    {
        if (_uncounted == 0)
            return;
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        _count.Value.add_(_uncounted);
        _uncounted = 0;
    }
}

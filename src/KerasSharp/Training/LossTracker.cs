using KerasSharp.Metrics;

namespace KerasSharp.Training;

/// <summary>The running mean of the loss, weighted by batch size; it stays on the device. The sum is one of 64 bits: in 32 the losses of
/// many rows would no longer change it.</summary>
#pragma warning disable KS0001 // Every model makes its own.
internal sealed class LossTracker() : Metric("loss")
#pragma warning restore KS0001
{
    private Tensor? _total;
    private ScalarType _type = ScalarType.Float32;
    private long _count;

    public void Update(Tensor loss, long rows)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        _type = loss.dtype;
        var value = loss.detach();
        if (_total is null)
            _total = value.to(value.device_type == DeviceType.MPS ? ScalarType.Float32 : ScalarType.Float64).mul(rows)
                .DetachFromDisposeScope();
        else
            _total.add_(value, rows);
        _count += rows;
    }

    /// <inheritdoc/>
    public override void UpdateState(Tensor values) => Update(values.Dimensions == 0 ? values : values.mean(), 1);

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) => throw new NotSupportedException(
        "The metric 'loss' is the running loss of a model: it takes values, UpdateState(loss), not truth and predictions.");

    /// <summary>The sum, null before the first batch, and the count, for a run to go on from.</summary>
    public (Tensor? Total, long Count) State
    {
        get => (_total, _count);
        set
        {
            using var scope = NewDisposeScope();
            Reset();
            _total = value.Total?.to(KerasConfig.Device, copy: true).DetachFromDisposeScope();
            _count = value.Count;
        }
    }

    /// <summary>The mean so far, 0 before the first batch.</summary>
    public override Tensor Result()
    {
        if (_total is null)
            return zeros([]);
        using var scope = NewDisposeScope();
        return scope.MoveToOuter((_total / _count).As(_type));
    }

    /// <inheritdoc/>
    public override Config GetConfig() => new() { { "name", Name }, { "dtype", DType } };

    /// <inheritdoc/>
    public override void ResetState() => Reset();

    public void Reset()
    {
        _total?.Dispose();
        _total = null;
        _count = 0;
    }

    public new void Dispose() => Reset();
}

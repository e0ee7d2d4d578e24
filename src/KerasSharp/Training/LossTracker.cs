using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Training;

/// <summary>The running mean of the loss, weighted by batch size; it stays on the device.</summary>
internal sealed class LossTracker : IDisposable
{
    private Tensor? _total;
    private long _count;

    public void Update(Tensor loss, long rows)
    {
        using var _ = no_grad();
        if (_total is null)
            _total = loss.detach().mul(rows).DetachFromDisposeScope();
        else
            _total.add_(loss.detach(), rows);
        _count += rows;
    }

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
    public Tensor Result() => _total is null ? zeros(1).squeeze() : _total / _count;

    public void Reset()
    {
        _total?.Dispose();
        _total = null;
        _count = 0;
    }

    public void Dispose() => Reset();
}

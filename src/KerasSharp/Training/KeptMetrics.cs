using KerasSharp.Metrics;

namespace KerasSharp.Training;

/// <summary>The running loss and metrics of a training that goes on, while a callback evaluates the same model in between.</summary>
internal sealed class KeptMetrics : IDisposable
{
    private readonly (Metric Metric, (Variable Variable, Tensor Value)[] State)[] _metrics;
    private readonly (LossTracker Tracker, Tensor? Total, long Count)[] _losses;

    /// <summary>Copies what the model has summed up so far.</summary>
    public KeptMetrics(Model model)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        _metrics = [.. model.Metrics.Distinct().Select(
            metric => (metric, metric.Variables.Select(variable => (variable, Copy(variable.Value))).ToArray()))];
        _losses = [.. model.LossTrackers().Select(
            tracker => (tracker, tracker.State.Total is { } total ? Copy(total) : null, tracker.State.Count))];

        static Tensor Copy(Tensor value) => value.detach().clone().DetachFromDisposeScope();
    }

    /// <summary>Puts the values back.</summary>
    public void Dispose()
    {
        foreach (var (metric, state) in _metrics)
        {
            metric.ResetState();
            foreach (var (variable, value) in state)
            {
                variable.Assign(value);
                value.Dispose();
            }
        }

        foreach (var (tracker, total, count) in _losses)
        {
            tracker.State = (total, count);
            total?.Dispose();
        }
    }
}

using KerasSharp.Metrics;

namespace KerasSharp.Training;

/// <summary>The running losses and metrics before a step, so that what the step adds to them can be added up over all processes: then each
/// has those of all rows, whoever reads them.</summary>
/// <remarks>The states of Keras's metrics are sums: Keras adds them up over replicas too.</remarks>
internal sealed class RunningSums
{
    private readonly LossTracker[] _trackers;
    private readonly (Tensor? Total, long Count)[] _losses;
    private readonly Dictionary<Variable, Tensor> _states;
    private readonly Metric[] _metrics;

    /// <summary>Notes what a model's running losses and metrics are, until the caller's dispose scope ends.</summary>
    public RunningSums(Model model)
    {
        _trackers = [.. model.LossTrackers()];
        _losses = Array.ConvertAll(_trackers, tracker => (tracker.State.Total?.clone(), tracker.State.Count));
        _metrics = [.. model.Metrics.Where(metric => metric is not LossTracker)];
        _states = _metrics.SelectMany(metric => metric.Variables).ToDictionary(variable => variable, variable => variable.Value.clone());
    }

    /// <summary>Adds what the other processes counted in the step.</summary>
    public void AddOthers(BatchShare share)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var variables = _metrics.SelectMany(metric => metric.Variables).ToArray();
        var before = Array.ConvertAll(variables, variable => _states.GetValueOrDefault(variable) ?? zeros_like(variable.Value));
        Tensor[] added = [.. variables.Select((variable, i) => Wide(variable.Value) - Wide(before[i])), .. _trackers.Select(Added)];
        var sums = cat(added);
        if (share.IsIdle)
            sums.zero_();
        share.Replicas.Sum(sums);
        var parts = sums.split([.. added.Select(part => part.numel())]);
        for (var i = 0; i < variables.Length; i++)
            variables[i].Value.copy_((Wide(before[i]) + parts[i]).view(variables[i].Value.shape));
        for (var i = 0; i < _trackers.Length; i++)
        {
            var (total, count) = _losses[i];
            var part = parts[variables.Length + i];
            _trackers[i].State = (total is null ? part[0] : total + part[0], count + (long)part[1].item<double>());
        }
    }

    private Tensor Added(LossTracker tracker, int index)
    {
        var (total, count) = tracker.State;
        var (totalBefore, countBefore) = _losses[index];
        var sum = total is null ? zeros([], ScalarType.Float64) : totalBefore is null ? total : total - totalBefore;
        return stack([Wide(sum)[0], tensor((double)(count - countBefore))]);
    }

    private static Tensor Wide(Tensor state) => state.cpu().to(ScalarType.Float64).flatten();
}

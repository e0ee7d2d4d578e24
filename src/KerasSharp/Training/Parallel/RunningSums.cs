using KerasSharp.Metrics;

namespace KerasSharp.Training;

/// <summary>The running losses and metrics before a step, so that what the step adds to them can be added up over all processes: then each
/// has those of all rows, whoever reads them.</summary>
/// <remarks>The states of Keras's metrics are sums: Keras adds them up over replicas too. They are kept as one array of 64 bits: a single
/// copy before the step, a single message after it.</remarks>
internal sealed class RunningSums
{
    private readonly LossTracker[] _trackers;
    private readonly Metric[] _metrics;
    private readonly Variable[] _variables;
    private readonly Tensor _before;

    /// <summary>Notes what a model's running losses and metrics are, until the caller's dispose scope ends.</summary>
    public RunningSums(Model model)
    {
        _trackers = [.. model.LossTrackers()];
        _metrics = [.. model.Metrics.Where(metric => metric is not LossTracker)];
        _variables = Variables();
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        _before = Flat(_variables).MoveToOuterDisposeScope();
    }

    /// <summary>Adds what the other processes counted in the step.</summary>
    public void AddOthers(BatchShare share)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var variables = Variables();
        var before = variables.AsSpan().SequenceEqual(_variables) ? _before : Before(variables);
        var sums = Flat(variables).sub_(before);
        if (share.IsIdle)
            sums.zero_();
        share.Replicas.Sum(sums);
        var parts = sums.add_(before).split([.. variables.Select(Length), .. _trackers.Select(_ => 2L)]);
        for (var i = 0; i < variables.Length; i++)
            variables[i].Value.copy_(parts[i].view(variables[i].Value.shape));
        for (var i = 0; i < _trackers.Length; i++)
        {
            var part = parts[variables.Length + i];
            var count = (long)part[1].item<double>();
            _trackers[i].State = (count == 0 ? null : part[0], count);
        }
    }

    private Variable[] Variables() => [.. _metrics.SelectMany(metric => metric.Variables)];

    /// <summary>The values before the step, 0 for variables that were made in it.</summary>
    private Tensor Before(Variable[] variables)
    {
        var parts = _before.split([.. _variables.Select(Length), 2 * _trackers.Length]);
        return cat([.. variables.Select(variable => Array.IndexOf(_variables, variable) is >= 0 and var place
            ? parts[place] : zeros(Length(variable), ScalarType.Float64)), parts[^1]]);
    }

    /// <summary>All states in a row, a sum and a count for each loss.</summary>
    private Tensor Flat(Variable[] variables) =>
        cat([.. variables.Select(variable => Wide(variable.Value)), .. _trackers.Select(tracker => Wide(tracker.State))]);

    private static long Length(Variable variable) => variable.Value.numel();

    private static Tensor Wide((Tensor? Total, long Count) loss) =>
        cat([loss.Total is null ? zeros(1, ScalarType.Float64) : Wide(loss.Total), tensor([(double)loss.Count])]);

    private static Tensor Wide(Tensor state) => state.cpu().to(ScalarType.Float64).flatten();
}

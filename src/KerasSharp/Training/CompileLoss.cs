using KerasSharp.Losses;

namespace KerasSharp.Training;

/// <summary>The losses of a compiled model, weighted and added up. Source: keras compile_utils.CompileLoss.</summary>
internal sealed class CompileLoss(LossSpec spec, LossWeights? weights) : IDisposable
{
    private Entry[] _losses = [];
    private (string Name, LossTracker Mean)[] _trackers = [];
    private long[] _classes = [];
    private int _targets;

    public bool Built { get; private set; }

    /// <summary>What was given as the loss.</summary>
    public LossSpec Spec => spec;

    /// <summary>The factors of the losses; null for 1.</summary>
    public LossWeights? Weights => weights;

    /// <summary>The means of the single losses; none with one loss alone.</summary>
    public IReadOnlyList<(string Name, LossTracker Mean)> Means => _trackers;

    /// <summary>The losses, each with its target and the number of classes in the output that it judges.</summary>
    public IEnumerable<(int Target, Loss Loss, long Classes)> Losses =>
        _losses.Select(loss => (loss.Target, loss.Loss, _classes[loss.Output]));

    /// <summary>The outputs that have a loss.</summary>
    /// <exception cref="ArgumentException">Losses and outputs do not match.</exception>
    public IReadOnlyCollection<int> OutputsWithLoss(string[] outputs, bool byKey) =>
        Assign(outputs, byKey).Select(loss => loss.Output).ToHashSet();

    /// <summary>Resolves the losses from the first predictions.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The outputs.</param>
    /// <param name="outputs">The outputs' names and targets.</param>
    /// <param name="byKey">Whether the outputs are a dictionary.</param>
    /// <exception cref="ArgumentException">Losses and outputs do not match.</exception>
    public void Build(Tensor[] yTrue, Tensor[] yPred, OutputTargets outputs, bool byKey)
    {
        _losses = [.. Assign(outputs.Names, byKey).Select(entry =>
        {
            var target = outputs.Targets[entry.Output];
            return new Entry(entry.Output, target, entry.Loss.Resolve(yTrue[target], yPred[entry.Output]), entry.Weight);
        })];
        _trackers = _losses.Length > 1 ? [.. _losses.Select(loss => ($"{outputs.Names[loss.Output]}_loss", new LossTracker()))] : [];
        _targets = yTrue.Length;
        _classes = Array.ConvertAll(yPred, prediction => prediction.ToSizes() is [.., var last] ? last : 1);
        Built = true;
    }

    /// <summary>The loss of a batch, a scalar.</summary>
    /// <exception cref="ArgumentException">There are more or fewer targets than the first batch had.</exception>
    public Tensor Apply(Batch batch, Tensor[] yPred, Tensor?[] masks)
    {
        if (batch.Y.Length != _targets)
            throw new ArgumentException(
                $"Each batch must have {_targets} target{(_targets == 1 ? "" : "s")}, as the first had. Received: a batch with "
                + $"{batch.Y.Length}", "y");
        Tensor? total = null;
        for (var i = 0; i < _losses.Length; i++)
        {
            var (output, target, loss, weight) = _losses[i];
            var value = loss.Apply(batch.Y[target], yPred[output], batch.WeightOf(target), masks[output]);
            if (_trackers.Length > 0)
                _trackers[i].Mean.Update(value, yPred[output].ToSizes()[0]);
            if (weight is { } factor)
                value = value * factor;
            total = total is null ? value : total + value;
        }

        return total!;
    }

    /// <summary>Losses are resolved again from the next batch.</summary>
    public void Unbuild()
    {
        Dispose();
        (_losses, _trackers, _classes, Built) = ([], [], [], false);
    }

    public void Dispose()
    {
        foreach (var (_, mean) in _trackers)
            mean.Dispose();
    }

    /// <summary>Each loss with its output and factor.</summary>
    private List<(int Output, LossSpec Loss, double? Weight)> Assign(string[] outputs, bool byKey)
    {
        var (given, losses) = spec.Value switch
        {
            Dictionary<string, LossSpec?> named => (named.Count, ByName(named, outputs, byKey)),
            LossSpec?[] list when list.Length == outputs.Length => (list.Length, [.. list.Select((loss, i) => (i, loss))]),
            LossSpec?[] list => throw new ArgumentException(
                $"The model has {outputs.Length} outputs ({string.Join(", ", outputs)}), but `loss` has {list.Length} entries.", "loss"),
            _ => (1, outputs.Select((_, i) => (Output: i, Loss: (LossSpec?)spec)).ToList()),
        };
        if (weights is not null && weights.Count != given)
            throw new ArgumentException(
                $"`lossWeights` must match the number of losses, got {given} losses and {weights.Count} weights.", "lossWeights");
        OutputTargets.CheckNames(weights?.Names ?? [], outputs, "lossWeights");
        return [.. losses.Select((entry, i) => (entry.Output, entry.Loss!, Weight: weights?.Of(i, outputs[entry.Output]))).Where(
            entry => entry.Item2 is not null)];
    }

    private static List<(int Output, LossSpec? Loss)> ByName(Dictionary<string, LossSpec?> losses, string[] outputs, bool byKey)
    {
        OutputTargets.CheckNames(losses.Keys, outputs, "loss");
        if (!byKey && losses.Count != outputs.Length)
            throw new ArgumentException(
                $"Expected keys [{string.Join(", ", outputs)}] in loss dict, but found loss keys [{string.Join(", ", losses.Keys)}]",
                "loss");
        return [.. outputs.Select((name, i) => (i, losses.GetValueOrDefault(name))).Where(entry => losses.ContainsKey(outputs[entry.i]))];
    }

    private readonly record struct Entry(int Output, int Target, Loss Loss, double? Weight);
}

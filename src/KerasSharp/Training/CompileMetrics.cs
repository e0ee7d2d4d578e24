using KerasSharp.Metrics;

namespace KerasSharp.Training;

/// <summary>The metrics of a compiled model and their names in logs. Source: keras compile_utils.CompileMetrics.</summary>
internal sealed class CompileMetrics(MetricSpec? metrics, MetricSpec? weightedMetrics)
{
    private readonly HashSet<Metric> _given = [.. Given(metrics), .. Given(weightedMetrics)];
    private Entry[] _plain = [];
    private Entry[] _weighted = [];

    public bool Built { get; private set; } = metrics is null && weightedMetrics is null;

    /// <summary>What was given as the metrics.</summary>
    public MetricSpec? Plain => metrics;

    /// <summary>What was given as the weighted metrics.</summary>
    public MetricSpec? Weighted => weightedMetrics;

    /// <summary>The metrics, the weighted ones last.</summary>
    public IEnumerable<Metric> Metrics => _plain.Concat(_weighted).Select(entry => entry.Metric);

    /// <summary>Resolves the metrics from the first predictions.</summary>
    /// <exception cref="ArgumentException">Metrics and outputs do not match.</exception>
    public void Build(Tensor[] yTrue, Tensor[] yPred, OutputTargets outputs)
    {
        _plain = Resolve(metrics, "metrics", yTrue, yPred, outputs);
        _weighted = Resolve(weightedMetrics, "weightedMetrics", yTrue, yPred, outputs);
        Built = true;
    }

    /// <summary>Takes a batch into account; only the weighted metrics see the weights.</summary>
    public void Update(Batch batch, Tensor[] yPred, Tensor?[] masks)
    {
        foreach (var (output, target, _, metric) in _plain)
            metric.UpdateState(batch.Y[target], yPred[output], null, masks[output]);
        foreach (var (output, target, _, metric) in _weighted)
            metric.UpdateState(batch.Y[target], yPred[output], batch.WeightOf(target), masks[output]);
    }

    /// <summary>Each metric under its name in logs: with several outputs the output's name before it, a second of the same name
    /// numbered.</summary>
    public IEnumerable<(string Name, Metric Metric)> Named()
    {
        var counts = new Dictionary<string, int>();
        foreach (var (_, _, prefix, metric) in _plain)
            yield return (Unique(Full(prefix, metric.Name)), metric);
        foreach (var (_, _, prefix, metric) in _weighted)
        {
            var name = Full(prefix, metric.Name);
            yield return (Unique(counts.ContainsKey(name) ? Full(prefix, $"weighted_{metric.Name}") : name), metric);
        }

        string Unique(string name)
        {
            var count = counts[name] = counts.GetValueOrDefault(name) + 1;
            return count == 1 ? name : $"{name}_{count - 1}";
        }
    }

    /// <summary>Metrics are resolved again from the next batch; those that an identifier named are freed, the caller's stay.</summary>
    public void Unbuild()
    {
        foreach (var (_, _, _, metric) in _plain.Concat(_weighted).Where(entry => !_given.Contains(entry.Metric)))
            metric.Dispose();
        (_plain, _weighted, Built) = ([], [], false);
    }

    private static IEnumerable<Metric> Given(MetricSpec? spec) => spec?.Value switch
    {
        Metric metric => [metric],
        MetricSpec?[] list => list.SelectMany(Given),
        Dictionary<string, MetricSpec?> byName => byName.Values.SelectMany(Given),
        _ => [],
    };

    private static string Full(string? prefix, string name) => prefix is null ? name : $"{prefix}_{name}";

    private static Entry[] Resolve(MetricSpec? spec, string argument, Tensor[] yTrue, Tensor[] yPred, OutputTargets outputs)
    {
        if (spec is null or { Value: MetricSpec?[] { Length: 0 } })
            return [];
        var names = outputs.Names;
        var perOutput = spec.Value switch
        {
            Dictionary<string, MetricSpec?> byName => ByName(byName, argument, names),
            _ when names.Length == 1 => [spec],
            MetricSpec?[] list when list.Length == names.Length => list,
            _ => throw new ArgumentException(
                $"Invalid `{argument}`. For a model with several outputs it must be a list with one entry an output, or a dictionary by "
                + $"output name. Outputs: {string.Join(", ", names)}", argument),
        };
        return
        [
            .. perOutput.SelectMany((own, i) => (own?.Leaves() ?? []).Select(leaf => outputs.Targets[i] is >= 0 and var target
                ? new Entry(i, target, names.Length == 1 ? null : names[i], leaf.Resolve(yTrue[target], yPred[i]))
                : throw new ArgumentException(
                    $"`{argument}` names a metric for the output '{names[i]}', but there is no target for it in `y`.", argument))),
        ];
    }

    private static MetricSpec?[] ByName(Dictionary<string, MetricSpec?> metrics, string argument, string[] outputs)
    {
        OutputTargets.CheckNames(metrics.Keys, outputs, argument);
        return [.. outputs.Select(metrics.GetValueOrDefault)];
    }

    private readonly record struct Entry(int Output, int Target, string? Prefix, Metric Metric);
}

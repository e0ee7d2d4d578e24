using KerasSharp.Metrics;

namespace KerasSharp.Training;

/// <summary>What <c>Compile</c> gives a model: the optimizer, the losses and the metrics, and the running values of both.</summary>
internal sealed class Compilation(Optimizer optimizer, bool scalesLoss, CompileLoss? loss, CompileMetrics metrics, int stepsPerExecution)
    : IDisposable
{
    /// <summary>What trains: the optimizer that was given, within one that scales the loss where that is asked for.</summary>
    public Optimizer Optimizer { get; } =
        scalesLoss && optimizer is not LossScaleOptimizer ? new LossScaleOptimizer(optimizer, name: "loss_scale_optimizer") : optimizer;

    /// <summary>The optimizer that was given.</summary>
    public Optimizer GivenOptimizer { get; } = optimizer;

    public CompileLoss? Loss { get; } = loss;

    public CompileMetrics Metrics { get; } = metrics;

    public int StepsPerExecution { get; } = stepsPerExecution;

    public LossTracker LossTracker { get; } = new();

    public bool Built => Loss is not { Built: false } && Metrics.Built;

    /// <summary>Whether there is neither loss nor metric.</summary>
    public bool IsEmpty => Loss is null && Metrics is { Plain: null, Weighted: null };

    /// <param name="batch">A first batch.</param>
    /// <param name="yPred">What the model makes of it.</param>
    /// <param name="outputNames">The names of the outputs.</param>
    /// <param name="byKey">Whether the outputs are a dictionary.</param>
    public void Build(Batch batch, Tensor[] yPred, string[] outputNames, bool byKey)
    {
        if (outputNames.Length != yPred.Length)
            outputNames = [.. yPred.Select((_, i) => $"output_{i}")];
        if (batch.Y.Length == 0 && Loss is null)
            return;
        var targets = OutputTargets.Of(
            outputNames, batch.Y.Length, Loss?.OutputsWithLoss(outputNames, byKey) ?? [.. Enumerable.Range(0, outputNames.Length)]);
        if (Loss is { Built: false })
            Loss.Build(batch.Y, yPred, targets, byKey);
        if (!Metrics.Built)
            Metrics.Build(batch.Y, yPred, targets);
    }

    public void ResetMetrics()
    {
        LossTracker.Reset();
        foreach (var (_, mean) in Loss?.Means ?? [])
            mean.Reset();
        foreach (var metric in Metrics.Metrics)
            metric.ResetState();
    }

    /// <summary>All running values: the loss, the metrics, the single losses, then metrics that models and layers keep.</summary>
    public IEnumerable<KeyValuePair<string, double>> Read(IEnumerable<Metric> further)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var results = Named(further).Select(entry => (entry.Name, Value: entry.Result.cpu())).ToArray();
        // Of two of the same name the later counts.
        var values = new Dictionary<string, double>();
        foreach (var (name, value) in results)
            values[name] = Number(value);
        return values;
    }

    private static double Number(Tensor value)
    {
        if (value.numel() == 1 && value.dtype == ScalarType.Float32)
            return value.item<float>();
        value = value.to_type(ScalarType.Float64);
        return value.numel() == 1 ? value.item<double>() : value.mean().item<double>();
    }

    /// <summary>Forgets what was made of a first batch that did not fit, so that the next decides again.</summary>
    public void Unbuild()
    {
        Loss?.Unbuild();
        Metrics.Unbuild();
    }

    /// <summary>Frees what the compilation itself made. The optimizer and the metrics that are the caller's may be used again.</summary>
    public void Release()
    {
        FreeMeans();
        if (GivenOptimizer.MadeByIdentifier)
            Optimizer.Dispose();
    }

    /// <summary>Frees the optimizer, the running means and the metrics that identifiers named; metrics that are the caller's
    /// stay.</summary>
    public void Dispose()
    {
        FreeMeans();
        Optimizer.Dispose();
    }

    private void FreeMeans()
    {
        LossTracker.Dispose();
        Loss?.Dispose();
        Metrics.Unbuild();
    }

    private IEnumerable<(string Name, Tensor Result)> Named(IEnumerable<Metric> further)
    {
        yield return ("loss", LossTracker.Result());
        foreach (var (name, metric) in Metrics.Named())
            yield return (name, metric.Result());
        foreach (var (name, mean) in Loss?.Means ?? [])
            yield return (name, mean.Result());
        foreach (var metric in further)
            yield return (metric.Name, metric.Result());
    }
}

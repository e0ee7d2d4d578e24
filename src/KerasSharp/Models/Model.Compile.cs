using KerasSharp.Metrics;

namespace KerasSharp;

public partial class Model
{
    private Compilation? _compilation;

    /// <summary>The optimizer.</summary>
    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    public Optimizer Optimizer => Compiled("Optimizer").Optimizer;

    /// <summary>Whether <see cref="Compile(Optimizer?, LossSpec?, LossWeights?, MetricSpec?, MetricSpec?, bool, int, bool)"/> was
    /// called.</summary>
    public bool IsCompiled => _compilation is not null;

    /// <summary>Names the optimizer, the loss and the metrics that the model is trained with.</summary>
    /// <param name="optimizer">The optimizer; null for rmsprop.</param>
    /// <param name="loss">One loss for all outputs, a list with one an output, or a dictionary by output name.</param>
    /// <param name="lossWeights">Factors of the losses, a list or a dictionary by output name; null for 1.</param>
    /// <param name="metrics">Metrics to watch: a list, a list with one list an output, or a dictionary by output name.</param>
    /// <param name="weightedMetrics">Metrics that take the sample weights into account.</param>
    /// <param name="runEagerly">
    /// Whether steps run as they are written, so that a debugger stops in them: they always do, and false, which asks for nothing else,
    /// changes nothing. The compilation keeps
    /// it for Keras, see <see cref="RunEagerly"/>.
    /// </param>
    /// <param name="stepsPerExecution">Batches between the calls of callbacks; at least 1.</param>
    /// <param name="autoScaleLoss">Whether the optimizer of a model whose policy is mixed_float16 is put into a
    /// <see cref="LossScaleOptimizer"/>, unless it is one.</param>
    /// <exception cref="ArgumentException">An identifier names nothing; the message lists what there is, nearest first.</exception>
    /// <exception cref="ArgumentOutOfRangeException">stepsPerExecution is below 1.</exception>
    /// <remarks>Source: keras.Model.compile.</remarks>
    public void Compile(
        Optimizer? optimizer = null, LossSpec? loss = null, LossWeights? lossWeights = null, MetricSpec? metrics = null,
        MetricSpec? weightedMetrics = null, bool runEagerly = false, int stepsPerExecution = 1, bool autoScaleLoss = true)
    {
        var compilation = new Compilation(
            optimizer ?? "rmsprop", autoScaleLoss && Policy.Name == "mixed_float16", loss is null
            ? null : new CompileLoss(loss, lossWeights), new CompileMetrics(metrics, weightedMetrics), Guard.Positive(stepsPerExecution));
        _compilation?.Release();
        _compilation = compilation;
        RunEagerly = runEagerly;
        ForgetData();
    }

    /// <summary>What a saved model tells Keras: whether it shall run steps as they are written instead of compiling them. Here they always
    /// run so.</summary>
    /// <remarks>Source: keras.Model.run_eagerly.</remarks>
    public bool RunEagerly { get; set; }

    /// <summary>What <see cref="Compile(Optimizer?, LossSpec?, LossWeights?, MetricSpec?, MetricSpec?, bool, int, bool)"/> was given, as it
    /// stands in Keras's configs; empty before, and, with a warning, where a part of it is a delegate.</summary>
    /// <remarks>Source: keras.Model.get_compile_config.</remarks>
    public Config GetCompileConfig()
    {
        try
        {
            return _compilation is null ? [] : CompileConfig.Write(_compilation, RunEagerly);
        }
        catch (NotSupportedException e)
        {
            Warnings.Warn($"Model '{Name}' is saved without its compilation: {e.Message} Compile the loaded model before you train it.");
            return [];
        }
    }

    /// <summary>Compiles the model as <see cref="GetCompileConfig"/> or a file of Keras says.</summary>
    /// <param name="config">The config; empty for none, which leaves the model as it is.</param>
    /// <exception cref="ConfigException">Something in it is wrong.</exception>
    /// <remarks>Source: keras.Model.compile_from_config.</remarks>
    public void CompileFromConfig(Config config)
    {
        ArgumentNullException.ThrowIfNull(config);
        CompileConfig.Read(this, config);
    }

    /// <summary>Batches between the calls of callbacks.</summary>
    internal int StepsPerExecution => _compilation?.StepsPerExecution ?? 1;

    /// <summary>Starts the running loss and metrics again.</summary>
    public void ResetMetrics()
    {
        // What a metric of your own makes for it is freed here.
        using var scope = TorchSharp.torch.NewDisposeScope();
        _compilation?.ResetMetrics();
        foreach (var metric in FurtherMetrics)
            metric.ResetState();
    }

    /// <summary>The running loss, named <c>loss</c>, and the compiled metrics, then those that the model and its layers keep; override it
    /// to report others.</summary>
    /// <remarks>Source: keras.Model.metrics.</remarks>
    public override IReadOnlyList<Metric> Metrics =>
        Listing.Of(CompiledMetrics.Concat(OwnMetrics).Concat(Sublayers.SelectMany(MetricsWithin)).Distinct());

    /// <summary>A model within another keeps its own metrics to itself.</summary>
    private protected override IEnumerable<Metric> InnerMetrics => Sublayers.SelectMany(MetricsWithin);

    /// <summary>The metrics that were not compiled.</summary>
    private IEnumerable<Metric> FurtherMetrics => Metrics.Except(CompiledMetrics);

    /// <summary>The running loss, named <c>loss</c>, then the metrics given to <c>Compile</c>.</summary>
    private IEnumerable<Metric> CompiledMetrics =>
        _compilation is { } compilation ? compilation.Metrics.Metrics.Prepend(compilation.LossTracker) : [];

    /// <summary>The running loss and metrics, which a step of your own may return. They are read together, when someone looks.</summary>
    /// <remarks>Source: keras.Model.get_metrics_result.</remarks>
    protected Logs GetMetricsResult() => new(ReadMetrics);

    /// <summary>The running values: the loss, then the metrics.</summary>
    internal IReadOnlyList<KeyValuePair<string, double>> ReadMetrics() => [.. Compiled("Metrics").Read(FurtherMetrics)];

    /// <summary>The values of an epoch: those that run, unless the steps report something else; then what the last one said.</summary>
    internal IReadOnlyList<KeyValuePair<string, double>> ReadMetrics(Logs? reported)
    {
        var running = ReadMetrics();
        return reported is null || running.Select(pair => pair.Key).ToHashSet().SetEquals(reported.Keys) ? running : [.. reported];
    }

    /// <summary>Values in the order of Keras's lists: the loss, metrics under their own names, the single losses, metrics that the model
    /// keeps; then what else there is, sorted.</summary>
    /// <remarks>Metrics of models with several outputs have other names in logs than their own.
    /// Source: keras.Model._flatten_metrics_in_order.</remarks>
    internal Evaluation InOrder(IEnumerable<KeyValuePair<string, double>> values)
    {
        var compilation = Compiled("Metrics");
        var all = new Dictionary<string, double>(values);
        string[] first =
            ["loss", .. compilation.Metrics.Metrics.Select(metric => metric.Name), .. (compilation.Loss?.Means ?? [])
            .Select(mean => mean.Name), .. FurtherMetrics.Select(metric => metric.Name)];
        return new Evaluation(first.Where(all.ContainsKey).Concat(all.Keys.Order(StringComparer.Ordinal)).Distinct().Select(
            name => KeyValuePair.Create(name, all[name])));
    }

    /// <summary>Whether more of a metric is better; null where it does not say, or there is none of the name.</summary>
    internal bool? MetricDirection(string name) =>
        _compilation?.Metrics.Named().FirstOrDefault(metric => metric.Name == name).Metric?.HigherIsBetter;

    /// <summary>Frees the weights, the optimizer, and the metrics that identifiers named; metric objects given to <c>Compile</c> are the
    /// caller's.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _compilation?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The one loss that the model is compiled with; null where there is none, or several.</summary>
    internal Losses.Loss? CompiledLoss => _compilation?.Loss?.Spec.Value as Losses.Loss;

    /// <exception cref="InvalidOperationException">The model is not compiled.</exception>
    internal void CheckCompiled(string member) => Compiled(member);

    private Compilation Compiled(string member) =>
        _compilation ?? throw new InvalidOperationException($"You must call `Compile()` before calling `{member}()`.");
}

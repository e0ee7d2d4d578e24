using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using KerasSharp.Metrics;

namespace KerasSharp;

/// <summary>The <c>metrics</c> of <c>Compile</c>: a list of metrics, a list of lists with one an output, or a dictionary by output
/// name.</summary>
[CollectionBuilder(typeof(MetricSpec), nameof(Create))]
public sealed class MetricSpec : IEnumerable<MetricSpec?>
{
    private static readonly string[] ResolvedFromShapes = ["accuracy", "acc", "crossentropy", "ce"];

    /// <summary>No metrics yet, to be filled by output name: <c>metrics: new() { ["digit"] = ["accuracy"] }</c>.</summary>
    public MetricSpec()
        : this(new Dictionary<string, MetricSpec?>())
    {
    }

    private MetricSpec(object value) => Value = value;

    /// <summary>The metrics of an output.</summary>
    /// <exception cref="InvalidOperationException">These metrics have no names.</exception>
    public MetricSpec? this[string output]
    {
        get => Named[output];
        set => Named[output] = value;
    }

    private Dictionary<string, MetricSpec?> Named =>
        Value as Dictionary<string, MetricSpec?> ?? throw new InvalidOperationException("These metrics have no names.");

    /// <summary>A Metric, an identifier, a list or a dictionary.</summary>
    internal object Value { get; }

    /// <summary>A list of metrics, or one list an output.</summary>
    public static MetricSpec Create(ReadOnlySpan<MetricSpec?> metrics) => new(metrics.ToArray());

    /// <summary>A metric.</summary>
    [return: NotNullIfNotNull(nameof(metric))]
    public static implicit operator MetricSpec?(Metric? metric) => metric is null ? null : new(metric);

    /// <summary>A list of metrics.</summary>
    public static implicit operator MetricSpec(Metric[] metrics) => new(Array.ConvertAll(metrics, metric => (MetricSpec?)metric));

    /// <summary>A list of metrics.</summary>
    public static implicit operator MetricSpec(List<Metric> metrics) => metrics.ToArray();

    /// <summary>The metric that an identifier names; "accuracy" and "crossentropy" are resolved from the shapes.</summary>
    /// <exception cref="ArgumentException">There is no such metric; the message lists those there are.</exception>
    [return: NotNullIfNotNull(nameof(identifier))]
    public static implicit operator MetricSpec?(string? identifier) => identifier is null ? null
        : IsKnown(identifier) ? new(identifier)
            : throw Registry.UnknownIdentifier(typeof(Metric), identifier, ResolvedFromShapes);

    /// <summary>The mean of a function's values, from truth and predictions.</summary>
    public static implicit operator MetricSpec(Func<torch.Tensor, torch.Tensor, torch.Tensor> function) =>
        new(Metric.From(function, DelegateName.Of(function, "metric")));

    /// <summary>Whether an identifier names a metric.</summary>
    internal static bool IsKnown(string identifier) =>
        ResolvedFromShapes.Contains(identifier.ToLowerInvariant()) || Registry.Find(typeof(Metric), identifier) is not null;

    /// <summary>Metrics for each output named.</summary>
    public static implicit operator MetricSpec(Dictionary<string, MetricSpec?> metrics) => new(metrics);

    /// <summary>A metric for each output named.</summary>
    public static implicit operator MetricSpec(Dictionary<string, string> metrics) =>
        new(metrics.ToDictionary(pair => pair.Key, pair => (MetricSpec?)pair.Value));

    /// <summary>Metrics for each output named.</summary>
    public static implicit operator MetricSpec(Dictionary<string, string[]> metrics) =>
        new(metrics.ToDictionary(pair => pair.Key, pair => (MetricSpec?)Create([.. pair.Value.Select(name => (MetricSpec?)name)])));

    /// <summary>A metric for each output named.</summary>
    public static implicit operator MetricSpec(Dictionary<string, Metric> metrics) =>
        new(metrics.ToDictionary(pair => pair.Key, pair => (MetricSpec?)pair.Value));

    /// <summary>Metrics for each output named.</summary>
    public static implicit operator MetricSpec(Dictionary<string, Metric[]> metrics) =>
        new(metrics.ToDictionary(pair => pair.Key, pair => (MetricSpec?)Create([.. pair.Value.Select(metric => (MetricSpec?)metric)])));

    /// <inheritdoc/>
    public IEnumerator<MetricSpec?> GetEnumerator() => (Value as MetricSpec?[] ?? [this]).AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether this is a metric and not a list or dictionary of them.</summary>
    internal bool IsLeaf => Value is string or Metric;

    /// <summary>The metrics of the list, flattened.</summary>
    internal IEnumerable<MetricSpec> Leaves() => IsLeaf ? [this] : this.OfType<MetricSpec>().SelectMany(spec => spec.Leaves());

    /// <summary>The metric for an output; a string stays its name in logs and history, as Keras has it.</summary>
    internal Metric Resolve(torch.Tensor yTrue, torch.Tensor yPred)
    {
        if (Value is Metric given)
            return given;
        var identifier = (string)Value;
        Metric metric = identifier.ToLowerInvariant() switch
        {
            "accuracy" or "acc" => Kind(yTrue, yPred, "binary_accuracy", "sparse_categorical_accuracy", "categorical_accuracy"),
            "crossentropy" or "ce" =>
                Kind(yTrue, yPred, "binary_crossentropy", "sparse_categorical_crossentropy", "categorical_crossentropy"),
            _ => identifier,
        };
        metric.Name = identifier;
        return metric;
    }

    private static string Kind(torch.Tensor yTrue, torch.Tensor yPred, string binary, string sparse, string categorical) =>
        OutputKinds.Of(yTrue, yPred) switch { OutputKind.Binary => binary, OutputKind.Sparse => sparse, _ => categorical };
}

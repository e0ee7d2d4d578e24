using static TorchSharp.torch;

namespace KerasSharp.Metrics;

/// <summary>A measure that is accumulated over batches. A string names one: <c>metrics: ["accuracy"]</c>.</summary>
/// <remarks>The state stays in tensors; nothing is read back to the host before <see cref="Result"/> is. Source: keras.metrics.Metric.</remarks>
[KerasModule("keras.metrics")]
public abstract class Metric : IConfigurable, IDisposable
{
    private readonly List<Variable> _variables = [];

    /// <summary>A metric with its name.</summary>
    /// <param name="name">The name, a key of logs and history; null for the class's in snake case.</param>
    /// <param name="dtype">Element type of the state; null for float32.</param>
    protected Metric(string? name = null, ScalarType? dtype = null)
    {
        Name = name ?? UniqueNames.For(GetType());
        DType = dtype ?? KerasConfig.FloatX;
    }

    /// <summary>The name, a key of logs and history.</summary>
    public string Name { get; protected internal set; }

    /// <summary>Element type of the state.</summary>
    public ScalarType DType { get; }

    /// <summary>The state, in the order in which it was added.</summary>
    public IReadOnlyList<Variable> Variables => _variables;

    /// <summary>Takes a batch into account.</summary>
    /// <param name="yTrue">The truth.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="sampleWeight">A weight for each sample; null for 1.</param>
    public abstract void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null);

    /// <summary>The measure so far: a new tensor, a scalar for most metrics.</summary>
    public abstract Tensor Result();

    /// <summary>Starts again.</summary>
    public virtual void ResetState()
    {
        using var _ = no_grad();
        foreach (var variable in _variables)
            variable.Value.zero_();
    }

    /// <inheritdoc/>
    public virtual Config GetConfig() => new() { { "name", Name }, { "dtype", DType } };

    /// <summary>A part of the state, 0 at first.</summary>
    protected Variable AddVariable(string name, Shape shape, ScalarType? dtype = null)
    {
        var variable = new Variable(zeros(shape.ToArray(), dtype ?? DType, device: KerasConfig.Device), name, trainable: false, path: $"{Name}/{name}");
        _variables.Add(variable);
        return variable;
    }

    /// <summary>Frees the state.</summary>
    public void Dispose()
    {
        foreach (var variable in _variables)
            variable.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The metric that a Keras identifier names. "accuracy" and "crossentropy" depend on shapes; Compile resolves them.</summary>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    public static implicit operator Metric(string identifier) => Registry.Get<Metric>(identifier);
}

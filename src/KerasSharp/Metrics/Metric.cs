using System.Diagnostics.CodeAnalysis;

namespace KerasSharp.Metrics;

/// <summary>A measure that is accumulated over batches. A string names one: <c>metrics: ["accuracy"]</c>.</summary>
/// <remarks>The state stays in tensors; nothing is read back to the host before the tensor of <see cref="Result"/> is.
/// Source: keras.metrics.Metric.</remarks>
[KerasModule("keras.metrics")]
public abstract class Metric : IConfigurable, IDisposable
{
    private readonly List<Variable> _variables = [];

    /// <summary>A metric with its name.</summary>
    /// <param name="name">The name, a key of logs and history; null for the class's in snake case, counted.</param>
    /// <param name="dtype">Element type of the state; null for <see cref="KerasConfig.FloatX"/>.</param>
    protected Metric(string? name = null, DType? dtype = null)
    {
        Name = name ?? UniqueNames.For(GetType());
        DType = dtype ?? KerasConfig.FloatX;
    }

    /// <summary>The name, a key of logs and history.</summary>
    public string Name { get; protected internal set; }

    /// <summary>Element type of the state.</summary>
    public ScalarType DType { get; }

    /// <summary>Whether a larger value is a better one; null where neither can be said. Decides what "auto" means to EarlyStopping and its
    /// kin.</summary>
    public virtual bool? HigherIsBetter => null;

    /// <summary>The state, in the order in which it was added.</summary>
    public IReadOnlyList<Variable> Variables
    {
        get
        {
            Settle();
            return Listing.Of(_variables);
        }
    }

    /// <summary>Takes a batch into account.</summary>
    /// <param name="yTrue">The truth.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="sampleWeight">A weight for each sample; null for 1.</param>
    public abstract void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null);

    /// <summary>Takes values into account, as the metrics of values do: <see cref="Mean"/>, <see cref="Sum"/> and the running loss of a
    /// model.</summary>
    /// <param name="values">The values, such as a batch's loss.</param>
    /// <exception cref="NotSupportedException">The metric compares truth and predictions.</exception>
    public virtual void UpdateState(Tensor values) => throw new NotSupportedException(
        $"Metric '{Name}' compares truth and predictions: UpdateState(yTrue, yPred), not values alone.");

    /// <summary>Takes a batch into account of which only the values under a mask count. As in Keras, means of functions heed the mask,
    /// other metrics take all values.</summary>
    /// <param name="yTrue">The truth.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="sampleWeight">A weight for each sample; null for 1.</param>
    /// <param name="mask">The mask that the predictions carry; null for none.</param>
    public virtual void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight, Tensor? mask) =>
        UpdateState(yTrue, yPred, sampleWeight);

    /// <summary>The measure so far: a new tensor, a scalar for most metrics.</summary>
    public abstract Tensor Result();

    /// <summary>Starts again.</summary>
    public virtual void ResetState()
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        foreach (var variable in _variables)
            variable.Value.zero_();
    }

    /// <summary><c>&lt;Mean name=loss&gt;</c>.</summary>
    public override string ToString() => $"<{GetType().Name} name={Name}>";

    /// <inheritdoc/>
    public virtual Config GetConfig() => Registry.Find(GetType()) is not null
        ? new() { { "name", Name }, { "dtype", DType } }
        : throw new NotSupportedException(
            $"{GetType().Name} has no config: make the class partial, so that the source generator writes it.");

    /// <summary>Frees the state.</summary>
    public void Dispose()
    {
        foreach (var variable in _variables)
            variable.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The mean of a custom function, from truth and predictions. It cannot be saved by name.</summary>
    public static Metric From(Func<Tensor, Tensor, Tensor> function, string name = "metric") => new MeanMetricWrapper(function, name);

    /// <summary>The metric that a Keras identifier names. "accuracy" and "crossentropy" depend on shapes; Compile resolves them.</summary>
    /// <exception cref="ArgumentException">There is no such metric.</exception>
    [return: NotNullIfNotNull(nameof(identifier))]
    public static implicit operator Metric?(string? identifier) => identifier is null ? null : Registry.Get<Metric>(identifier);

    /// <summary>A part of the state.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape, all sizes known.</param>
    /// <param name="dtype">Its element type; null for the metric's.</param>
    /// <param name="initializer">Initializer of the value; null for 0.</param>
    protected Variable AddVariable(string name, Shape shape, DType? dtype = null, Initializer? initializer = null)
    {
        using var scope = NewDisposeScope();
        var value = (initializer ?? "zeros").Apply(shape, dtype ?? DType).to(KerasConfig.Device);
        var variable = new Variable(value, name, trainable: false, path: $"{Name}/{name}");
        _variables.Add(variable);
        return variable;
    }

    /// <summary>A part of the state under Keras's other name for it.</summary>
    /// <param name="shape">Its shape, all sizes known; null for a scalar.</param>
    /// <param name="initializer">Initializer of the value; null for 0.</param>
    /// <param name="dtype">Its element type; null for the metric's.</param>
    /// <param name="name">Its name; null for <c>variable</c>, counted.</param>
    protected Variable AddWeight(Shape? shape = null, Initializer? initializer = null, DType? dtype = null, string? name = null) =>
        AddVariable(name ?? UniqueNames.Next("variable"), shape ?? Shape.Scalar, dtype, initializer);

    /// <summary>A part of the state that sums up, held in float64: in 32 bits a count ends at 2²⁴, where adding 1 changes nothing any more,
    /// in 16 bits at 2,048. Results have the metric's type.</summary>
    private protected Variable AddCount(string name, Shape shape) =>
        AddVariable(name, shape, KerasConfig.Device.type == TorchSharp.DeviceType.MPS ? ScalarType.Float32 : ScalarType.Float64);

    /// <summary>The type in which values are summed up: the metric's, but 32 bits at least, as sums in float16 end at 65,504.</summary>
    private protected ScalarType SumType => DTypes.IsHalf(DType) ? ScalarType.Float32 : DType;

    /// <summary>Writes what is still counted on the host into the state.</summary>
    private protected virtual void Settle()
    {
    }
}

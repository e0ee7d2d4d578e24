using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace KerasSharp.Layers;

/// <summary>A computation with weights: the base of all layers and models, and a TorchSharp module.</summary>
/// <remarks>A layer of your own overrides <see cref="Build(Shape)"/> to make its weights with
/// <see cref="AddWeight(string, Shape, Initializer?, DType?, bool, Regularizer?, Constraint?)"/>, <see cref="Call(Tensor, bool)"/> to
/// compute, and <see cref="ComputeOutputShape(Shape)"/>. Declare the class partial and the source generator writes its config and its
/// fluent method. Source: keras.Layer.</remarks>
[KerasModule("keras.layers")]
public abstract partial class Layer : nn.Module<Tensor, Tensor>, IConfigurable, INamedByFile
{
    private static int structureVersion;

    private readonly List<Variable> _trainable = [];
    private readonly List<Variable> _nonTrainable = [];
    private readonly List<Layer> _sublayers = [];
    private readonly List<SeedGenerator> _seedGenerators = [];
    private DTypePolicy _dtype = DTypePolicy.Default;
    private DTypePolicy? _mapped;
    private string? _mappedPath;
    private bool _isTrainable = true;
    private bool? _overridesMask;

    /// <summary>A layer with its name.</summary>
    /// <param name="name">The name; null for the class's in snake case, counted.</param>
    /// <param name="activityRegularizer">The penalty on the layer's output; null for none.</param>
    protected Layer(string? name = null, Regularizer? activityRegularizer = null)
        : base(name ?? "")
    {
        ActivityRegularizer = activityRegularizer;
        if (name is not null && name.Contains('/'))
            throw new ArgumentException(
                $"Argument `name` must be a string and cannot contain character `/`. Received: name={name}", nameof(name));
        Name = name ?? UniqueNames.For(GetType());
    }

    /// <summary>Changes whenever weights or layers are added, frozen or freed anywhere, so that what was gathered from them can be gathered
    /// again.</summary>
    internal static int StructureVersion => Volatile.Read(ref structureVersion);

    /// <summary>The name, unique in a model.</summary>
    public string Name { get; protected internal set; }

    /// <summary>Element types of weights and computation, as given: a <see cref="DTypePolicyMap"/> has several policies, of which <see
    /// cref="ComputeDType"/> and <see cref="VariableDType"/> say what the layer's is.</summary>
    public DTypePolicy DType
    {
        get => _dtype;
        init => ChangeDType(value);
    }

    /// <summary>The element type that calls compute in.</summary>
    public ScalarType ComputeDType => Policy.ComputeDType;

    /// <summary>The element type of weights.</summary>
    public ScalarType VariableDType => Policy.VariableDType;

    /// <summary>The policy in force: of a map the one for the layer's path, once that is known.</summary>
    internal DTypePolicy Policy => _mapped ?? _dtype;

    /// <summary>Whether the weights are there.</summary>
    public bool Built { get; protected set; }

    /// <summary>Whether Keras counts the layer as built before it is called, as there is nothing to make.</summary>
    internal virtual bool IsBuiltFromStart => false;

    /// <summary>What the layer asks of its inputs' shapes; null for nothing.</summary>
    public IReadOnlyList<InputSpec>? InputSpecs { get; protected set; }

    /// <summary>The penalty on the layer's output; null for none.</summary>
    public Regularizer? ActivityRegularizer { get; init; }

    /// <summary>The shapes with which the weights were built; null before.</summary>
    public IReadOnlyList<Shape>? BuiltInputShapes { get; private set; }

    /// <summary>The shapes of the outputs where the layer was last put into a model; null before.</summary>
    internal IReadOnlyList<Shape>? OutputShapes { get; set; }

    /// <summary>Whether the layer knows of masks: those of its inputs end here else, with a warning. True where a class overrides
    /// <c>ComputeMask</c>.</summary>
    public virtual bool SupportsMasking => _overridesMask ??= IsOwn(((Func<Tensor[], Tensor?[], Tensor[], Tensor?[]>)ComputeMask).Method);

    /// <summary>Whether training changes the layer's weights. Setting it sets all weights and sub-layers.</summary>
    /// <remarks>A frozen BatchNormalization runs in inference mode.</remarks>
    public virtual bool Trainable
    {
        get => _isTrainable;
        set
        {
            TrainAlone(value);
            foreach (var layer in Sublayers)
                layer.Trainable = value;
        }
    }

    /// <summary>What a config says of the layer alone: as in Keras, layers within have configs of their own. For the source
    /// generator.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool TrainableAlone
    {
        init => TrainAlone(value);
    }

    /// <summary>All weights: the layer's own, trainable first, then those of its sub-layers.</summary>
    public virtual IReadOnlyList<Variable> Weights =>
        Listing.Of(_trainable.Concat(_nonTrainable).Concat(Sublayers.SelectMany(layer => layer.Weights)).Distinct());

    /// <summary>The weights that training changes.</summary>
    public IReadOnlyList<Variable> TrainableWeights => Listing.Of(Weights.Where(weight => Trainable && weight.Trainable));

    /// <summary>The weights that training does not change.</summary>
    public IReadOnlyList<Variable> NonTrainableWeights => Listing.Of(Weights.Where(weight => !Trainable || !weight.Trainable));

    /// <summary>The weights, then the state of the metrics.</summary>
    /// <remarks>Source: keras.Layer.variables, which counts the states of seed generators too; here these are no tensors.</remarks>
    public IReadOnlyList<Variable> Variables => Listing.Of(Weights.Concat(MetricsVariables));

    /// <summary>Another word for <see cref="TrainableWeights"/>.</summary>
    public IReadOnlyList<Variable> TrainableVariables => TrainableWeights;

    /// <summary>The weights that training does not change, then the state of the metrics.</summary>
    public IReadOnlyList<Variable> NonTrainableVariables => Listing.Of(NonTrainableWeights.Concat(MetricsVariables));

    /// <summary>The state of the metrics.</summary>
    public IReadOnlyList<Variable> MetricsVariables => Listing.Of(Metrics.SelectMany(metric => metric.Variables));

    /// <summary>The number of values in all weights.</summary>
    /// <exception cref="InvalidOperationException">The layer is not built yet.</exception>
    public long CountParams() => Built || Weights.Count > 0 ? Weights.Sum(
        weight => weight.Value.numel()) : throw new InvalidOperationException(
        $"You tried to call `CountParams` on layer '{Name}', but the layer isn't built. You can build it by calling it on data, or with "
        + "an `Input` before it.");

    /// <summary>Copies of all weights, on the CPU, in the order of <see cref="Weights"/>.</summary>
    public Tensor[] GetWeights()
    {
        using var scope = NewDisposeScope();
        return [.. Weights.Select(weight => weight.Value.detach().to(CPU, copy: true).MoveToOuterDisposeScope())];
    }

    /// <summary>Copies values into the weights, in the order of <see cref="Weights"/>; nothing is changed if one does not fit.</summary>
    /// <exception cref="ArgumentException">The number of values or a shape differs.</exception>
    public void SetWeights(IReadOnlyList<ArrayLike> weights)
    {
        using var scope = NewDisposeScope();
        var targets = Weights;
        if (targets.Count != weights.Count)
        {
            throw new ArgumentException(
                $"You called `SetWeights` on layer '{Name}' with a weight list of length {weights.Count}, but the layer was expecting "
                + $"{targets.Count} weights.", nameof(weights));
        }

        var values = weights.Select(weight => weight.ToReadOnlyTensor()).ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            if (!targets[i].Value.shape.AsSpan().SequenceEqual(values[i].shape))
            {
                throw new ArgumentException(
                    $"Layer '{Name}' weight shape {targets[i].Shape} ('{targets[i].Path}', weight {i}) is not compatible with provided "
                    + $"weight shape {Shape.Of(values[i].shape)}.", nameof(weights));
            }
        }

        for (var i = 0; i < values.Length; i++)
            targets[i].Assign(values[i]);
    }

    /// <summary>Copies tensors into the weights, such as those of <see cref="GetWeights"/>.</summary>
    /// <inheritdoc cref="SetWeights(IReadOnlyList{ArrayLike})"/>
    public void SetWeights(IReadOnlyList<Tensor> weights) => SetWeights([.. weights.Select(weight => (ArrayLike)weight!)]);

    /// <summary>The shape of the output for an input of a shape, batch axis included.</summary>
    /// <remarks>The default runs the layer on zeros.</remarks>
    /// <exception cref="InvalidOperationException">The layer gives several outputs: <c>ComputeOutputShape([input])</c> returns the shapes
    /// of all.</exception>
    public virtual Shape ComputeOutputShape(Shape input) => One(ShapeProbe.Run(this, [input]), "ComputeOutputShape([input])");

    /// <summary>The shapes of the outputs; override this for a layer of several inputs or outputs.</summary>
    /// <remarks>The default asks for that of the one input where a class says it, else runs the layer on zeros.</remarks>
    public virtual Shape[] ComputeOutputShape(Shape[] inputs) =>
        IsOwn(((Func<Shape, Shape>)ComputeOutputShape).Method)
            ? [ComputeOutputShape(NamedInputs is null ? Single(inputs) : inputs[0])] : ShapeProbe.Run(this, inputs);

    /// <summary>The shapes of the outputs of a call with switches.</summary>
    internal virtual Shape[] ComputeOutputShape(Shape[] inputs, Config? options) =>
        options is not null && CallArgumentNames.Count > 0 ? ShapeProbe.Run(this, inputs, options) : ComputeOutputShape(inputs);

    /// <summary>The switches of a call beside the training flag, under Keras's names, such as <c>use_causal_mask</c>.</summary>
    internal virtual IReadOnlyList<string> CallOptions => CallArgumentNames;

    /// <summary>
    /// The names that configs have for the arguments of a call beside inputs, training and mask. For a partial class whose <c>Call</c> has
    /// such parameters, <c>Tensor Call(Tensor inputs, bool training, bool reverse = false)</c>, the source generator writes it, and
    /// <c>Apply</c> with them.
    /// </summary>
    protected virtual IReadOnlyList<string> CallArgumentNames => [];

    /// <summary>Keras's names of the inputs where the call takes them one by one; an input left out before one that is given repeats the
    /// one before. Null where they are one list.</summary>
    internal virtual IReadOnlyList<string>? InputNames => NamedInputs;

    /// <inheritdoc/>
    public virtual Config GetConfig()
    {
        var config = new Config { { "name", Name }, { "trainable", Trainable }, { "dtype", DType } };
        if (ActivityRegularizer is not null)
            config["activity_regularizer"] = ActivityRegularizer;
        WriteCommon(config);
        return config;
    }

    /// <summary>Writes what a family of layers has in its configs beside the parameters of the constructors.</summary>
    private protected virtual void WriteCommon(Config config)
    {
    }

    /// <summary>Makes the weights for an input of a shape, batch axis included.</summary>
    protected virtual void Build(Shape input)
    {
    }

    /// <summary>Makes the weights; override this for a layer of several inputs.</summary>
    protected virtual void Build(Shape[] inputs)
    {
        // A layer that makes no weights need not say how many inputs it takes.
        if (IsOwn(((Action<Shape>)Build).Method))
            Build(NamedInputs is null ? Single(inputs) : inputs[0]);
    }

    /// <summary>Computes the output.</summary>
    /// <param name="x">The input, (batch, …).</param>
    /// <param name="training">Whether the call is part of training.</param>
    protected virtual Tensor Call(Tensor x, bool training) =>
        throw new NotSupportedException($"Layer {GetType().Name} does not have a `Call` method implemented.");

    /// <summary>Computes the output; override this where masks matter.</summary>
    protected virtual Tensor Call(Tensor x, CallContext context) => Call(x, context.Training);

    /// <summary>Computes the outputs; override this for a layer of several inputs or outputs.</summary>
    protected virtual Tensor[] Call(Tensor[] inputs, CallContext context) =>
        [NamedInputs is null ? Call(Single(inputs), context) : CallByName(inputs, context)];

    /// <summary>The mask that the layer's output carries: in a call of your own it goes to the next layer as <c>mask</c>.</summary>
    /// <param name="x">The input.</param>
    /// <param name="mask">The input's mask; null for none.</param>
    /// <returns>The mask; null for none.</returns>
    public Tensor? ComputeMask(Tensor x, Tensor? mask = null) => ComputeMask([x], [mask], [x])[0];

    /// <summary>The masks of the outputs. The default passes the first on where the layer supports masking.</summary>
    protected virtual Tensor?[] ComputeMask(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs)
    {
        var passed = new Tensor?[outputs.Length];
        if (SupportsMasking && masks is [{ } mask, ..])
            passed[0] = mask;
        return passed;
    }

    /// <summary>Adds a weight; called from <see cref="Build(Shape)"/>.</summary>
    /// <param name="name">Its name, unique in the layer.</param>
    /// <param name="shape">Its shape, all sizes known.</param>
    /// <param name="initializer">Initializer of the value; null for glorot_uniform.</param>
    /// <param name="dtype">Its element type; null for the policy's.</param>
    /// <param name="trainable">Whether training changes it.</param>
    /// <param name="regularizer">The penalty added to the loss.</param>
    /// <param name="constraint">The projection after each update.</param>
    protected internal Variable AddWeight(
        string name, Shape shape, Initializer? initializer = null, DType? dtype = null, bool trainable = true,
        Regularizer? regularizer = null, Constraint? constraint = null)
    {
        var type = dtype ?? VariableDType;
        VariableScope.Current?.Charge?.Invoke(name, shape, type);
        using var scope = NewDisposeScope();
        var first = initializer ?? "glorot_uniform";
        var defers = VariableScope.Current is not null && first.IsStateless;
        var value = defers ? empty(shape.ToArray(), type, KerasConfig.Device) : first.Apply(shape, type).to(KerasConfig.Device);
        var variable = new Variable(
            value, name, trainable && Trainable, NameScope.PathOf(name))
        { Regularizer = regularizer, Constraint = constraint };
        if (defers)
            variable.Defer(() => first.Apply(shape, type));
        (trainable ? _trainable : _nonTrainable).Add(variable.RegisterAt(this));
        ChangeStructure();
        return variable;
    }

    /// <summary>Adds a weight that may go without a name.</summary>
    /// <param name="shape">Its shape, all sizes known; null for a scalar.</param>
    /// <param name="initializer">Initializer of the value; null for glorot_uniform.</param>
    /// <param name="dtype">Its element type; null for the policy's.</param>
    /// <param name="trainable">Whether training changes it.</param>
    /// <param name="regularizer">The penalty added to the loss.</param>
    /// <param name="constraint">The projection after each update.</param>
    /// <param name="name">Its name, unique in the layer; null for <c>variable</c>, counted.</param>
    [OverloadResolutionPriority(-1)]
    protected Variable AddWeight(
        Shape? shape = null, Initializer? initializer = null, DType? dtype = null, bool trainable = true, Regularizer? regularizer = null,
        Constraint? constraint = null, string? name = null) =>
        AddWeight(name ?? UniqueNames.Next("variable"), shape ?? Shape.Scalar, initializer, dtype, trainable, regularizer, constraint);

    /// <summary>Makes a source of seeds part of this layer.</summary>
    protected SeedGenerator AddSeedGenerator(SeedGenerator generator)
    {
        _seedGenerators.Add(generator);
        return generator;
    }

    /// <summary>Notes the state beside the weights that a call may change, seeds and recurrent states, and returns what brings it
    /// back.</summary>
    internal virtual Action CaptureState()
    {
        var seeds = _seedGenerators.ConvertAll(generator => (generator, generator.State));
        var inner = Sublayers.Select(layer => layer.CaptureState()).ToArray();
        return () =>
        {
            foreach (var (generator, state) in seeds)
                generator.State = state;
            foreach (var restore in inner)
                restore();
        };
    }

    /// <summary>Adds a loss from within <see cref="Call(Tensor, bool)"/>, a scalar; it counts for that call.</summary>
    protected void AddLoss(Tensor loss)
    {
        if (!CallScope.KeepsLosses)
            return;
        var scope = CallScope.Current;
        if (scope?.LossOwners is { } owners)
            owners.Add(this);
        else
            CallLosses.Add(loss);
        scope?.Losses!.Add(loss);
    }

    /// <summary>Adds a loss of a call that was computed apart.</summary>
    internal void TakeLoss(Tensor loss) => AddLoss(loss);

    /// <summary>The losses that the last call added, of this layer and its sub-layers, then the penalties on weights.</summary>
    /// <remarks>For a training loop of your own; <c>Fit</c> adds them by itself. Source: keras.Layer.losses.</remarks>
    public IReadOnlyList<Tensor> Losses =>
    [
        .. WithSublayers.SelectMany(layer => layer.CallLosses),
        .. TrainableWeights.Where(weight => weight.Regularizer is not null).Select(weight => weight.Regularizer!.Apply(weight)),
    ];

    /// <summary>What calls added to the loss since it was last cleared.</summary>
    internal List<Tensor> CallLosses { get; } = [];

    /// <summary>Forgets the losses of past calls.</summary>
    internal void ClearLosses()
    {
        if (!CallScope.KeepsLosses)
            return;
        CallLosses.Clear();
        foreach (var layer in Sublayers)
            layer.ClearLosses();
    }

    /// <summary>Sets the element types; a layer hands them on to layers that are its own.</summary>
    internal virtual void ChangeDType(DTypePolicy policy) => (_dtype, _mapped) = (policy, null);

    /// <summary>Looks up which policy of a map is the layer's, within the names around it.</summary>
    private void FindPolicy()
    {
        if (_dtype is DTypePolicyMap map)
            (_mappedPath, _mapped) = (NameScope.Path, map[NameScope.Path]);
    }

    /// <summary>Sets whether training changes the weights that are the layer's own.</summary>
    private protected virtual void TrainAlone(bool value)
    {
        _isTrainable = value;
        ChangeStructure();
        foreach (var variable in _trainable)
            variable.Trainable = value;
    }

    // Models may be made on several threads: no change may be lost.
    private static void ChangeStructure() => Interlocked.Increment(ref structureVersion);

    /// <inheritdoc/>
    public override string ToString() =>
        $"<{Registry.Find(GetType())?.ClassName.Split('>')[^1] ?? GetType().Name} name={Name}, built={Built}>";

    /// <summary>Whether a class says what a call computes.</summary>
    private protected bool HasCall =>
        NamedInputs is not null || IsOwn(((Func<Tensor[], CallContext, Tensor[]>)Call).Method)
        || IsOwn(((Func<Tensor, CallContext, Tensor>)Call).Method) || IsOwn(((Func<Tensor, bool, Tensor>)Call).Method);

    /// <summary>Whether a class overrides a method that layers and models have by default.</summary>
    private static bool IsOwn(MethodInfo method) => method.DeclaringType != typeof(Layer) && method.DeclaringType != typeof(Model);

    private T Single<T>(T[] inputs) => inputs.Length == 1 ? inputs[0] : throw new ArgumentException(
        $"Layer \"{Name}\" expects 1 input(s), but it received {inputs.Length} input tensors.", nameof(inputs));
}

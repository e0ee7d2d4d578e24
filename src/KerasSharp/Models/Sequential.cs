using System.Collections;
using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>A stack of layers, each fed with the output of the one before.</summary>
/// <remarks>
/// Written as a list, <c>new Sequential([new Input([784]), new Dense(10)])</c>, with <see cref="Add"/>, or fluently, <c>new Sequential().Input([784]).Dense(10)</c>.
/// With an input first the weights are made at once; without, at the first data. Source: keras.Sequential.
/// </remarks>
[KerasName("Sequential", Module = "keras")]
public sealed partial class Sequential : Model, IEnumerable<Layer>
{
    private readonly List<Layer> _layers = [];
    private InputLayer? _input;
    private KerasTensor[]? _flow;

    /// <summary>A stack of layers.</summary>
    /// <param name="layers">The layers in order; null for none yet.</param>
    /// <param name="name">The name; null for <c>sequential</c>, counted.</param>
    /// <exception cref="ArgumentException">Two layers have the same name, or an input does not come first.</exception>
    public Sequential(IEnumerable<Layer>? layers = null, string? name = null)
        : base(name)
    {
        foreach (var layer in layers ?? [])
            Append(layer);
        BuildIfPossible();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Layer> Layers => _layers;

    /// <summary>The shape of the input, batch axis included; null while unknown.</summary>
    public Shape? InputShape => _input?.BatchShape ?? BuiltInputShapes?[0];

    /// <summary>The shape of the output, batch axis included; null while unknown.</summary>
    public Shape? OutputShape => InputShape is { } shape && Built ? ComputeOutputShape(shape) : null;

    /// <inheritdoc/>
    public override KerasTensor[] Inputs => _flow is null ? base.Inputs : _layers[0].InboundNodes[0].Inputs;

    /// <inheritdoc/>
    public override KerasTensor[] Outputs => _flow ?? base.Outputs;

    /// <inheritdoc/>
    public override string[] OutputNames => _layers is [.., var last] ? [last.Name] : base.OutputNames;

    /// <summary>What is to be done once the weights are there; null for nothing.</summary>
    internal Action? WhenBuilt { get; set; }

    /// <summary>Where data enters; null while the input is not known.</summary>
    internal InputLayer? InputLayer => _input;

    internal override string[] InputKeys => _input is null ? [] : [_input.Name];

    internal override bool TakesMask => true;

    /// <summary>Adds a layer at the end.</summary>
    /// <returns>The model itself.</returns>
    /// <exception cref="ArgumentException">A layer of the same name is there, or an input does not come first.</exception>
    public Sequential Add(Layer layer)
    {
        Append(layer);
        BuildIfPossible();
        return this;
    }

    /// <summary>Starts the model with an input.</summary>
    /// <param name="shape">The shape of one row, without the batch axis.</param>
    /// <param name="batchSize">The number of rows, where it is fixed.</param>
    /// <param name="dtype">The element type; null for float32.</param>
    /// <param name="name">The name; null for <c>input_layer</c>, counted.</param>
    public new Sequential Input(Shape shape, int? batchSize = null, ScalarType? dtype = null, string? name = null) =>
        Add(new InputLayer(shape, batchSize, dtype, name));

    /// <summary>Takes the last layer away.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Layer Pop()
    {
        if (_layers is not [.., var last])
            throw new InvalidOperationException("There are no layers in the model.");
        _layers.RemoveAt(_layers.Count - 1);
        RemoveLayer(last);
        _flow = _layers is [.., var before] && Built ? before.InboundNodes[^1].Outputs : null;
        ForgetData();
        return last;
    }

    /// <summary>Makes the weights for inputs of a shape, batch axis included.</summary>
    public new void Build(Shape inputShape) => EnsureBuilt(inputShape);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => _layers.Aggregate(input, (shape, layer) => layer.ComputeOutputShape([shape])[0]);

    /// <inheritdoc/>
    public override Config GetConfig()
    {
        var config = base.GetConfig();
        config["layers"] = (_input is null ? _layers : [_input, .. _layers]).ConvertAll(LayerConfig.Serialize);
        if (InputShape is { } shape)
            config["build_input_shape"] = shape;
        return config;
    }

    /// <summary>The model that a config describes, its weights made where the config knows the input.</summary>
    /// <exception cref="ConfigException">A layer is unknown or its config is wrong.</exception>
    public static new Sequential FromConfig(Config config)
    {
        config.RefuseUnknown(nameof(Sequential), "name", "trainable", "dtype", "layers", "build_input_shape");
        var model = new Sequential(config.Get<Layer[]>("layers", []), config.Get<string?>("name", null)) { DType = config.Get("dtype", DTypePolicy.Default)! };
        if (!model.Built && config.Get<Shape?>("build_input_shape", null) is { } shape)
            model.Build(shape);
        // As in Keras, the layers' own configs say which of them are trained.
        return model;
    }

    /// <summary>The layers in order.</summary>
    public IEnumerator<Layer> GetEnumerator() => _layers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs)
    {
        if (_layers.Count == 0)
            throw new InvalidOperationException($"Sequential model '{Name}' cannot be built because it has no layers. Call `model.Add(layer)`.");
        // Drawn up on placeholders, so that models can be cut at the layers' outputs.
        var flow = _input is not null ? Node.OfInput(_input).Outputs : Array.ConvertAll(inputs, Placeholder);
        foreach (var layer in _layers)
            flow = layer.Apply(flow);
        _flow = flow;
        (var then, WhenBuilt) = (WhenBuilt, null);
        then?.Invoke();
    }

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        var flow = Array.ConvertAll(inputs, x => _input is null ? x : ModelInputs.Fit(x, _input.BatchShape, _input.InputDType, 0, Name));
        flow = ModelInputs.Masked(flow, context.Masks);
        foreach (var layer in _layers)
            flow = layer.Invoke(flow);
        return flow;
    }

    private static KerasTensor Placeholder(Shape shape) => Node.OfInput(new InputLayer(shape[1..], (int?)shape[0])).Outputs[0];

    private void Append(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer is InputLayer input)
        {
            if (_input is not null || _layers.Count > 0)
            {
                throw new ArgumentException(
                    $"Sequential model '{Name}' has already been configured to use input shape {InputShape?.ToString() ?? "of its first layer"}. You cannot add a different Input layer to it.", nameof(layer));
            }

            _input = input;
            return;
        }

        if (_layers.Exists(other => other.Name == layer.Name))
        {
            throw new ArgumentException(
                "All layers added to a Sequential model should have unique names. "
                + $"Name \"{layer.Name}\" is already the name of a layer in this model. Update the `name` argument to pass a unique name.", nameof(layer));
        }

        // The output of the model so far decides whether the layer fits: it is built before it is taken.
        if (Built && _flow is not null)
        {
            using var scope = NameScope.Enter(Name);
            _flow = layer.Apply(_flow);
        }

        _layers.Add(AddLayer(layer));
    }

    private void BuildIfPossible()
    {
        if (_input is not null && _layers.Count > 0)
            EnsureBuilt(_input.BatchShape);
    }
}

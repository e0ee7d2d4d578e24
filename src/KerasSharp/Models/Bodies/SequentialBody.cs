namespace KerasSharp.Models;

/// <summary>A stack of layers, each fed with the output of the one before.</summary>
internal sealed class SequentialBody(Sequential model) : ModelBody
{
    private const long LargeInput = 16384;

    private readonly List<Layer> _layers = [];
    private LateActivation?[]? _late;
    private KerasTensor[]? _flow;

    /// <summary>Where data enters; null while the input is not known.</summary>
    public InputLayer? Input { get; private set; }

    public override (KerasTensor[] Inputs, KerasTensor[] Outputs)? Ends =>
        _flow is null ? null : (_layers[0].InboundNodes[0].Inputs, _flow);

    public override IReadOnlyList<Layer> Layers => _layers;

    public override string[] InputNames => Input is null ? [] : [Input.Name];

    public override string[] OutputNames => _layers is [.., var last] ? [last.Name] : [model.Name];

    public override bool HasMembers => false;

    public override bool NamesMask(NodeArguments arguments) =>
        arguments is { Positional: [KerasTensor only], Named.Count: 0 } && only.DType == model.ComputeDType;

    public override ScalarType OutputDType(int output) => model.ComputeDType;

    public override Shape[] OutputShapes(Shape[] inputs, Func<Shape[], Shape[]> asLayer) =>
        _layers.Aggregate(inputs, (shapes, layer) => layer.ComputeOutputShape(shapes));

    public override Config Config(Config ofLayer)
    {
        ofLayer["layers"] = (Input is null ? _layers : [Input, .. _layers]).ConvertAll(layer => layer.Serialize());
        if (model.InputShape is { } shape)
            ofLayer["build_input_shape"] = shape;
        return ofLayer;
    }

    public override void Build(Shape[] inputs, Action<Shape[]> asLayer)
    {
        if (_layers.Count == 0)
            throw new InvalidOperationException(
                $"Sequential model '{model.Name}' cannot be built because it has no layers. Call `model.Add(layer)`.");
        // Called symbolically, so that models can be cut at the layers' outputs.
        var flow = Input is not null ? Node.OfInput(Input).Outputs : Array.ConvertAll(
            inputs, shape => Node.OfInput(new InputLayer(shape[1..], (int?)shape[0])).Outputs[0]);
        foreach (var layer in _layers)
            flow = layer.Apply(flow);
        _flow = flow;
        (var then, model.WhenBuilt) = (model.WhenBuilt, null);
        then?.Invoke();
    }

    public override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        var flow = Array.ConvertAll(inputs, x => Input is null ? x : ModelInputs.Fit(x, Input.BatchShape, Input.InputDType, 0, model.Name));
        flow = ModelInputs.Masked(flow, context.Masks);
        if (flow is [var x] && x.numel() >= LargeInput)
            return Economically(flow);
        for (var i = 0; i < _layers.Count; i++)
        {
            using var late = LateActivation.Scope.Of(LateAt(i));
            flow = _layers[i].Invoke(flow);
        }

        return flow;
    }

    /// <summary>The activation that a layer leaves to the next, or applies for the one before; null for none.</summary>
    private LateActivation? LateAt(int index)
    {
        _late ??= [.. _layers.Select((layer, i) => i + 1 < _layers.Count ? LateActivation.Between(layer, _layers[i + 1]) : null)];
        return _late[index] ?? (index > 0 ? _late[index - 1] : null);
    }

    /// <summary>Calls the layers; what one made beside its outputs is freed with its call, and its outputs with that of the next, unless
    /// code of others saw them.</summary>
    private Tensor[] Economically(Tensor[] flow)
    {
        using var memory = new CallMemory();
        // The layer that made the values; null where code of others may hold them.
        Layer? maker = null;
        for (var i = 0; i < _layers.Count; i++)
        {
            var layer = _layers[i];
            using var late = LateActivation.Scope.Of(LateAt(i));
            if (layer.MayHoldTensors)
            {
                (flow, maker) = (layer.Invoke(flow), null);
                continue;
            }

            var before = flow;
            using (var own = new CallMemory())
            {
                using var over = CallState.Overwriting(
                    layer.OverwritesInput && maker is { MakesFreshOutput: true } && memory.Owns(before[0]) ? before[0] : null);
                flow = layer.Invoke(before);
                own.Keep(flow);
            }

            // A layer that does nothing gives its input back.
            if (ReferenceEquals(before[0], flow[0]))
                continue;
            if (maker is not null && memory.Owns(before[0]))
                before[0].Dispose();
            maker = layer;
        }

        memory.Keep(flow);
        return flow;
    }

    /// <summary>Takes a layer to the end, or an input to the beginning.</summary>
    /// <returns>Whether it is a layer.</returns>
    /// <exception cref="ArgumentException">A layer of the same name is there, or an input does not come first.</exception>
    public bool Append(Layer layer)
    {
        if (layer is InputLayer input)
        {
            if (Input is not null || _layers.Count > 0)
            {
                throw new ArgumentException(
                    $"Sequential model '{model.Name}' has already been configured to use input shape "
                    + $"{model.InputShape?.ToString() ?? "of its first layer"}. "
                    + "You cannot add a different Input layer to it.", nameof(layer));
            }

            Input = input;
            return false;
        }

        if (_layers.Exists(other => other.Name == layer.Name))
        {
            throw new ArgumentException(
                "All layers added to a Sequential model should have unique names. "
                + $"Name \"{layer.Name}\" is already the name of a layer in this model. Update the `name` argument to pass a unique name.",
                nameof(layer));
        }

        // The output of the model so far decides whether the layer fits: it is built before it is taken.
        if (model.Built && _flow is not null)
        {
            using var scope = NameScope.Enter(model.Name);
            _flow = layer.Apply(_flow);
        }

        _layers.Add(layer);
        _late = null;
        return true;
    }

    /// <summary>Takes the last layer away.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Layer Pop()
    {
        if (_layers is not [.., var last])
            throw new InvalidOperationException("There are no layers in the model.");
        _layers.RemoveAt(_layers.Count - 1);
        _late = null;
        _flow = _layers is [.., var before] && model.Built ? before.InboundNodes[^1].Outputs : null;
        return last;
    }
}

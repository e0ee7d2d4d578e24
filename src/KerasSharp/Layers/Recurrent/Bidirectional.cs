namespace KerasSharp.Layers;

/// <summary>Runs a recurrent layer over the sequence in both directions and merges the outputs.</summary>
/// <remarks>Input as the layer's; initial states are those of the forward layer, then those of the backward layer. With <c>returnState</c>
/// the states of both follow the output. With <c>returnSequences</c> of the layer the output carries the mask on. Weights: the forward
/// layer's, then the backward layer's. Source: keras.layers.Bidirectional.</remarks>
public sealed partial class Bidirectional : Layer
{
    private readonly IReadOnlyList<ArrayLike>? _firstWeights;

    /// <summary>A layer and its mirror image.</summary>
    /// <param name="layer">The recurrent layer that runs forward. It is copied by its config, without its weights.</param>
    /// <param name="mergeMode">"concat", "sum", "ave" or "mul"; null for two outputs.</param>
    /// <param name="weights">The first weights, the forward layer's before the backward layer's; null for those of the
    /// initializers.</param>
    /// <param name="backwardLayer">The layer that runs backward; null for a copy of <paramref name="layer"/>.</param>
    /// <param name="name">The layer's name.</param>
    /// <exception cref="ArgumentException">A layer is not recurrent, the mode is unknown, or the two layers do not fit
    /// together.</exception>
    public Bidirectional(
        Layer layer, string? mergeMode = "concat", [NotInConfig] IReadOnlyList<ArrayLike>? weights = null, Layer? backwardLayer = null,
        string? name = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(layer);
        MergeMode = Guard.NullOrOneOf(mergeMode, ["concat", "sum", "ave", "mul"]);
        var (forward, backward) = (Recurrent(layer, nameof(layer)), backwardLayer is null ? null : Recurrent(
            backwardLayer, nameof(backwardLayer)));
        ForwardLayer = AddLayer(Copy(forward, "forward_", forward.GoBackwards));
        BackwardLayer = AddLayer(backward ?? Copy(forward, "backward_", goBackwards: true));
        Verify();
        foreach (var direction in (RecurrentLayer[])[ForwardLayer, BackwardLayer])
            direction.ZeroOutputForMask = forward.ReturnSequences;
        _firstWeights = weights;
    }

    /// <summary>The layer that runs forward.</summary>
    public RecurrentLayer ForwardLayer { get; }

    /// <summary>The layer that runs backward.</summary>
    public RecurrentLayer BackwardLayer { get; }

    /// <summary>How the outputs are merged; null for two outputs.</summary>
    public string? MergeMode { get; }

    /// <summary>The states of both layers, where they are stateful and built; else null.</summary>
    public IReadOnlyList<Variable>? States =>
        ForwardLayer.States is { } forward && BackwardLayer.States is { } backward ? [.. forward, .. backward] : null;

    /// <summary>Sets the states of stateful layers to zero.</summary>
    /// <exception cref="InvalidOperationException">The layers are not stateful.</exception>
    public void ResetState()
    {
        if (!ForwardLayer.Stateful)
            throw new InvalidOperationException($"Layer \"{Name}\" must be stateful.");
        ForwardLayer.ResetState();
        BackwardLayer.ResetState();
    }

    /// <summary>As <see cref="ResetState"/>, under Keras's older name.</summary>
    public void ResetStates() => ResetState();

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool TakesMask => true;

    internal override NodeArguments CallArguments(KerasTensor[] inputs) => inputs.Length == 1
        ? base.CallArguments(inputs)
        : NodeArguments.OfLayer(InputNames, [inputs[0]], new() { ["initial_state"] = inputs[1..].Cast<object?>().ToList() });

    /// <summary>That of a module which runs in both directions.</summary>
    internal override TorchLayout? TorchLayout => ForwardLayer.TorchLayout is { } forward && BackwardLayer.TorchLayout is { } backward
        ? forward.Then(ForwardLayer.Weights.Count, backward with { Names = Array.ConvertAll(backward.Names, name => name + "_reverse") })
        : null;

    /// <inheritdoc/>
    public override Config GetConfig() =>
        base.GetConfig().Merge(new() { { "merge_mode", MergeMode }, { "layer", ForwardLayer }, { "backward_layer", BackwardLayer } });

    /// <inheritdoc/>
    public override Config? GetBuildConfig() => BuiltInputShapes is [var sequences, _, ..] shapes
        ? new() { { "shapes_dict", new Config { { "sequences_shape", sequences }, { "initial_state_shape", shapes.Skip(1) } } } }
        : base.GetBuildConfig();

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => One(ComputeOutputShape([input]), "ComputeOutputShape([input])");

    /// <inheritdoc/>
    public override Shape[] ComputeOutputShape(Shape[] inputs)
    {
        var shapes = InnerLayer.Call(this, () => ForwardLayer.ComputeOutputShape(inputs[..Math.Min(1, inputs.Length)]));
        var states = shapes[1..];
        return MergeMode switch
        {
            null => [shapes[0], shapes[0], .. states, .. states],
            "concat" => [shapes[0].WithLast(shapes[0][^1] * 2), .. states, .. states],
            _ => [shapes[0], .. states, .. states],
        };
    }

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs)
    {
        InnerLayer.Call(this, () =>
        {
            ForwardLayer.EnsureBuilt(inputs);
            BackwardLayer.EnsureBuilt(inputs);
        });
        if (_firstWeights is not null)
            SetWeights(_firstWeights);
    }

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        if (inputs.Length % 2 == 0)
            throw new ArgumentException(
                $"Layer \"{Name}\" expects its input and as many initial states for each direction, but it received {inputs.Length} "
                + "input tensors.", nameof(inputs));
        var half = (inputs.Length - 1) / 2;
        var forward = Run(ForwardLayer, [inputs[0], .. inputs[1..(1 + half)]], context);
        var backward = Run(BackwardLayer, [inputs[0], .. inputs[(1 + half)..]], context);
        var (y, reversed) = (As(forward[0]), As(backward[0]));
        if (ForwardLayer.ReturnSequences)
            reversed = reversed.flip(1);
        Tensor[] merged = MergeMode switch
        {
            null => [y, reversed],
            "concat" => [cat([y, reversed], -1)],
            "sum" => [y + reversed],
            "ave" => [(y + reversed) / 2],
            _ => [y * reversed],
        };
        return [.. merged, .. forward[1..], .. backward[1..]];
    }

    /// <inheritdoc/>
    protected override Tensor?[] ComputeMask(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs) =>
        !ForwardLayer.ReturnSequences ? [] : MergeMode is null ? [masks[0], masks[0]] : [masks[0]];

    internal override void PassMasks(NodeArguments arguments, KerasTensor[] outputs)
    {
        if (!ForwardLayer.ReturnSequences)
            return;
        base.PassMasks(arguments, outputs);
        if (MergeMode is null)
            outputs[1].Mask = outputs[0].Mask;
    }

    private Tensor[] Run(RecurrentLayer layer, Tensor[] inputs, CallContext context)
    {
        var masks = new Tensor?[inputs.Length];
        masks[0] = context.Mask;
        return InnerLayer.Call(this, () => layer.Invoke(inputs, context.Training, masks));
    }

    private Tensor As(Tensor output) => output.dtype == ComputingType ? output : output.to_type(ComputingType);

    private static RecurrentLayer Recurrent(Layer layer, string argument) => layer as RecurrentLayer ?? throw new ArgumentException(
        $"`{argument}` must be a recurrent layer: SimpleRNN, LSTM, GRU, RNN or ConvLSTM. Received: {layer}", argument);

    /// <summary>A new layer of the same config under a name of its own.</summary>
    private static RecurrentLayer Copy(RecurrentLayer layer, string prefix, bool goBackwards)
    {
        var serialized = ConfigValue.Serialize(layer);
        var config = (Config)serialized["config"]!;
        config["name"] = prefix + (layer.Name.StartsWith(prefix, StringComparison.Ordinal) ? layer.Name[prefix.Length..] : layer.Name);
        config["go_backwards"] = goBackwards;
        var copy = (RecurrentLayer)ConfigValue.Deserialize(serialized, typeof(Layer));
        copy.UseCudnn = layer.UseCudnn;
        return copy;
    }

    private void Verify()
    {
        if (ForwardLayer.GoBackwards == BackwardLayer.GoBackwards)
            throw new ArgumentException(
                $"Forward layer and backward layer should have different `goBackwards` values. Both have {ForwardLayer.GoBackwards}.",
                "backwardLayer");
        Same("stateful", ForwardLayer.Stateful, BackwardLayer.Stateful);
        Same("returnSequences", ForwardLayer.ReturnSequences, BackwardLayer.ReturnSequences);
        Same("returnState", ForwardLayer.ReturnState, BackwardLayer.ReturnState);

        static void Same(string option, bool forward, bool backward)
        {
            if (forward != backward)
            {
                throw new ArgumentException(
                    $"Forward layer and backward layer are expected to have the same `{option}`, got {forward} for the forward layer "
                    + $"and {backward} for the backward layer.", "backwardLayer");
            }
        }
    }
}

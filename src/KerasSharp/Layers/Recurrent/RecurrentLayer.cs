namespace KerasSharp.Layers;

/// <summary>Base of the layers that run a cell over a sequence.</summary>
/// <remarks>Input (batch, time, …); initial states go beside it, <c>layer.Apply(x, initialState: [h])</c>, or after it, <c>layer.Apply([x,
/// h])</c>. Output (batch, units), with <c>returnSequences</c> (batch, time, units), with <c>returnState</c> followed by the last states. A
/// mask (batch, time) makes steps count or not: where one does not, states stay as they were. With <c>returnSequences</c> the output
/// carries the mask on. Source: keras.layers.RNN.</remarks>
public abstract partial class RecurrentLayer : Layer
{
    private Variable[]? _states;

    /// <summary>A layer over a cell.</summary>
    /// <param name="cell">Computes a step.</param>
    /// <param name="returnSequences">Whether the output is that of every step, or of the last.</param>
    /// <param name="returnState">Whether the last states are outputs too.</param>
    /// <param name="goBackwards">Whether steps are taken from the last to the first; outputs come in the order of the steps taken.</param>
    /// <param name="stateful">Whether the last states are the initial ones of the next call. The batch size is then fixed.</param>
    /// <param name="unroll">Kept for the config: results are the same.</param>
    /// <param name="zeroOutputForMask">Whether the output of a step that does not count is zero, or that of the step before.</param>
    /// <param name="activityRegularizer">Penalty on the output.</param>
    /// <param name="name">The layer's name.</param>
    private protected RecurrentLayer(
        RnnCell cell, bool returnSequences, bool returnState, bool goBackwards, bool stateful, bool unroll, bool zeroOutputForMask,
        Regularizer? activityRegularizer, string? name)
        : base(name, activityRegularizer)
    {
        Cell = AddLayer(cell ?? throw new ArgumentNullException(nameof(cell)));
        ReturnSequences = returnSequences;
        ReturnState = returnState;
        GoBackwards = goBackwards;
        Stateful = stateful;
        Unroll = unroll;
        ZeroOutputForMask = zeroOutputForMask;
    }

    /// <summary>Computes a step.</summary>
    public RnnCell Cell { get; }

    /// <summary>Whether the output is that of every step.</summary>
    public bool ReturnSequences { get; }

    /// <summary>Whether the last states are outputs too.</summary>
    public bool ReturnState { get; }

    /// <summary>Whether steps are taken from the last to the first.</summary>
    public bool GoBackwards { get; }

    /// <summary>Whether the last states are the initial ones of the next call.</summary>
    public bool Stateful { get; }

    /// <summary>Kept for the config: results are the same.</summary>
    public bool Unroll { get; }

    /// <summary>Whether the output of a step that does not count is zero.</summary>
    public bool ZeroOutputForMask { get; internal set; }

    /// <summary>The states of a stateful layer, once it is built; else null.</summary>
    public IReadOnlyList<Variable>? States => _states;

    /// <summary>Whether the fused kernels are used: false for never, true for always, null for where they can. Not a part of the
    /// config.</summary>
    internal bool? UseCudnn { get; set; }

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool TakesMask => true;

    /// <summary>The number of axes of the input; null for any from 2 on.</summary>
    private protected virtual int? InputRank => null;

    internal override NodeArguments CallArguments(KerasTensor[] inputs) => inputs.Length == 1
        ? base.CallArguments(inputs)
        : NodeArguments.OfLayer(InputNames, [inputs[0]], new() { ["initial_state"] = inputs[1..].Cast<object?>().ToList() });

    /// <summary>Sets the states of a stateful layer to zero.</summary>
    public void ResetState()
    {
        using var _ = no_grad();
        foreach (var state in _states ?? [])
            state.Value.zero_();
    }

    /// <summary>As <see cref="ResetState"/>, under Keras's older name.</summary>
    public void ResetStates() => ResetState();

    /// <inheritdoc/>
    internal override Action CaptureState()
    {
        var inner = base.CaptureState();
        Tensor[] before = [.. (_states ?? []).Select(state => state.Value.clone())];
        // States that are made only later start at zero, and go back to it.
        return () =>
        {
            inner();
            if (before.Length == 0)
                ResetState();
            for (var i = 0; i < before.Length; i++)
                _states![i].Assign(before[i]);
        };
    }

    /// <inheritdoc/>
    public override Config? GetBuildConfig() => BuiltInputShapes is [var sequences, _, ..] shapes
        ? new() { { "shapes_dict", new Config { { "sequences_shape", sequences }, { "initial_state_shape", shapes.Skip(1) } } } }
        : base.GetBuildConfig();

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => One(ComputeOutputShape([input]), "ComputeOutputShape([input])");

    /// <inheritdoc/>
    public override Shape[] ComputeOutputShape(Shape[] inputs)
    {
        var step = StepShape(First(inputs));
        var shapes = InnerLayer.Call(this, () => Cell.ComputeOutputShape([step]));
        var output = ReturnSequences ? Shape.Create([shapes[0][0], inputs[0][1], .. shapes[0][1..]]) : shapes[0];
        return ReturnState ? [output, .. shapes[1..]] : [output];
    }

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs)
    {
        var step = StepShape(First(inputs));
        InnerLayer.Call(this, () => Cell.EnsureBuilt(step));
        if (!Stateful)
            return;
        if (step[0] is not { } batch)
        {
            throw new ArgumentException(
                $"When using `stateful=True` in a RNN, the batch size must be static: layer \"{Name}\" found a dynamic batch size, "
                + $"input_shape={inputs[0]}. Give the batch size to the `Input`.");
        }

        using var scope = NewDisposeScope();
        _states = [.. Cell.GetInitialState(batch).Select(
            state => new Variable(state.to_type(VariableDType).clone(), "rnn_state", trainable: false, path: $"{Name}/rnn_state"))];
    }

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        var x = First(inputs);
        CheckInput(x);
        var mask = CheckedMask(context.Mask, x);
        if (x.dtype != Cell.ComputingType && (Cell is DropoutCell || DTypes.IsFloating(x.dtype)))
            x = x.to_type(Cell.ComputingType);
        var states = InitialStates(inputs, x);
        if (Cell.HasDropout)
            Cell.BeginSequence(x.select(1, 0), states ??= Cell.GetInitialState(x.shape[0]));
        try
        {
            var sequence = new Sequence(x, states, mask, GoBackwards, ReturnSequences, ZeroOutputForMask);
            var result = RunFused(sequence, context.Training) ?? RecurrentLoop.Run(Cell, sequence, context.Training);
            return OutputList(result);
        }
        finally
        {
            if (Cell.HasDropout)
                Cell.EndSequence();
        }
    }

    /// <inheritdoc/>
    protected override Tensor?[] ComputeMask(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs) => ReturnSequences ? [masks[0]] : [];

    internal override void PassMasks(NodeArguments arguments, KerasTensor[] outputs)
    {
        if (ReturnSequences)
            base.PassMasks(arguments, outputs);
    }

    /// <summary>Runs all steps as one, where there is a kernel that can; else null.</summary>
    private protected virtual RecurrentResult? RunFused(Sequence sequence, bool training) => null;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var state in _states ?? [])
                state.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The shape of one step.</summary>
    private Shape StepShape(Shape input)
    {
        new InputSpec(ndim: InputRank, minNdim: 2).Check(input, 0, Name);
        return Shape.Create([input[0], .. input[2..]]);
    }

    private T First<T>(T[] inputs) => inputs.Length > 0 ? inputs[0] : throw new ArgumentException(
        $"Layer \"{Name}\" expects an input, but it received none.", nameof(inputs));

    private Tensor[] OutputList(RecurrentResult result)
    {
        if (_states is not null)
        {
            for (var i = 0; i < _states.Length; i++)
                _states[i].Assign(result.States[i].detach());
        }

        Tensor[] outputs = ReturnState ? [result.Output, .. result.States] : [result.Output];
        return Array.ConvertAll(outputs, output => output.dtype == ComputingType ? output : output.to_type(ComputingType));
    }

    /// <summary>The states before the first step; null for zeros.</summary>
    private Tensor[]? InitialStates(Tensor[] inputs, Tensor x)
    {
        if (_states is not null && _states[0].Value.shape[0] != x.shape[0])
        {
            throw new ArgumentException(
                "If an RNN is stateful, the batch size of the input sequences must be the same as the batch size of the initial state. "
                + $"Layer \"{Name}\" expected {_states[0].Value.shape[0]}, received {x.shape[0]}.",
                nameof(inputs));
        }

        if (inputs.Length == 1)
            return _states is null ? null : Array.ConvertAll(_states, state => state.Value.detach().to_type(x.dtype, copy: true));
        var expected = Cell.StateShapesFor(StepShape(Shape.Of(x.shape)));
        if (inputs.Length != expected.Length + 1)
        {
            throw new ArgumentException(
                $"Layer \"{Name}\" expects its input and {expected.Length} initial state(s), but it received {inputs.Length} input "
                + "tensors.", nameof(inputs));
        }

        for (var i = 0; i < expected.Length; i++)
            new InputSpec(shape: expected[i]).Check(Shape.Of(inputs[i + 1].shape), i + 1, Name);
        return Array.ConvertAll(inputs[1..], state => state.dtype == x.dtype ? state : state.to_type(x.dtype));
    }

    private void CheckInput(Tensor x)
    {
        var given = Shape.Of(x.shape);
        new InputSpec(ndim: InputRank, minNdim: 2).Check(given, 0, Name);
        if (BuiltInputShapes is { } built && !built[0].With(0, null).With(1, null).Accepts(given))
            throw new ArgumentException(
                $"Input 0 of layer \"{Name}\" is incompatible with the layer: expected shape={built[0].With(0, null).With(1, null)}, "
                + $"found shape={given}");
        if (given[1] == 0)
            throw new ArgumentException($"Input 0 of layer \"{Name}\" has no time steps: shape={given}");
    }

    private Tensor? CheckedMask(Tensor? mask, Tensor x)
    {
        if (mask is null)
            return null;
        if (mask.Dimensions < 2 || mask.shape[0] != x.shape[0] || mask.shape[1] != x.shape[1]
            || mask.numel() != mask.shape[0] * mask.shape[1])
        {
            throw new ArgumentException(
                $"The mask of layer \"{Name}\" must have the shape (batch, time) = ({x.shape[0]}, {x.shape[1]}). Received: "
                + $"mask.shape={Shape.Of(mask.shape)}", nameof(mask));
        }

        var flat = mask.Dimensions == 2 ? mask : mask.reshape(mask.shape[0], mask.shape[1]);
        return flat.dtype == ScalarType.Bool ? flat : flat.to_type(ScalarType.Bool);
    }
}

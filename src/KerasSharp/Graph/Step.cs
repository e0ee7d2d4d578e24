namespace KerasSharp.Graph;

/// <summary>One call in the plan of a functional model: which values it takes, and where its own go.</summary>
internal sealed class Step
{
    private const long LargeValue = 16384;

    private readonly int[] _inputs;
    private readonly int[] _outputs;
    private readonly int[]? _givenMasks;
    private readonly IGraphOperation _operation;
    private int[] _ending = [];

    /// <param name="node">The call.</param>
    /// <param name="slots">The places of the values that are there; those of the outputs are added.</param>
    public Step(Node node, Dictionary<KerasTensor, int> slots)
    {
        _operation = node.Operation;
        Compute = node.Operation.Bind(node.Arguments);
        _inputs = Array.ConvertAll(node.Inputs, input => slots[input]);
        _outputs = Array.ConvertAll(node.Outputs, output => slots[output] = slots.Count);
        _givenMasks = node.Arguments.Masks is { } masks ? Array.ConvertAll(masks, mask => mask is null ? -1 : slots[mask]) : null;
        (Training, Options) = (node.Arguments.Training, node.Arguments.Options);
        IsClosed = _inputs.Length > 0 && node.Operation is not Layer { MayHoldTensors: true };
    }

    /// <summary>What is computed: of a layer, its own call.</summary>
    public Computation Compute { get; }

    /// <summary>Whether the call is always, or never, a part of training; null for as the model's.</summary>
    public bool? Training { get; }

    /// <summary>The options of the call; null for none.</summary>
    public Config? Options { get; }

    /// <summary>The activation that the call leaves to another, or applies for another; null for none.</summary>
    public LateActivation? Late { get; private set; }

    /// <summary>All places that the call reads.</summary>
    public IEnumerable<int> Reads => _givenMasks is null ? _inputs : _inputs.Concat(_givenMasks.Where(slot => slot >= 0));

    /// <summary>The places that the call fills.</summary>
    public IReadOnlyList<int> Writes => _outputs;

    /// <summary>Whether the call runs no code but the library's, so that no one else can hold what it takes and makes.</summary>
    public bool IsClosed { get; }

    /// <summary>Whether values are large enough that it pays to free what the call made beside its outputs.</summary>
    public bool IsLarge(Tensor[] values) => IsClosed && values[_inputs[0]].numel() >= LargeValue;

    /// <summary>Which of the inputs the call may write its output over, counted from 0; null for none.</summary>
    public int? Overwrites { get; private set; }

    /// <summary>Notes the places that no later call reads; the inputs among them may be overwritten where whoever made them made new
    /// memory.</summary>
    public void End(int[] slots, Func<int, bool> isFresh)
    {
        _ending = slots;
        if (_operation is not Layer { OverwritesInput: true } || !IsClosed)
            return;
        var index = Array.FindIndex(_inputs, slot => slots.Contains(slot) && isFresh(slot) && _inputs.Count(other => other == slot) == 1);
        Overwrites = index < 0 ? null : index;
    }

    /// <summary>Whether outputs are in memory that nothing else refers to.</summary>
    public bool MakesFreshOutput => IsClosed && _operation is Layer { MakesFreshOutput: true };

    /// <summary>Leaves the activation of the call to a max pooling, if the one step that reads what it makes is one.</summary>
    public void Postpone(Step only)
    {
        if (_operation is Layer layer && only._operation is Layer next && LateActivation.Between(layer, next) is { } late)
            Late = only.Late = late;
    }

    /// <summary>Frees the values that no later call reads.</summary>
    /// <param name="values">The values in their places.</param>
    /// <param name="memory">Only what belongs to it is freed.</param>
    public void Release(Tensor[] values, DisposeScope memory)
    {
        foreach (var slot in _ending)
        {
            (var value, values[slot]) = (values[slot], null!);
            // A layer that does nothing gave its input back: then the value has another place.
            if (memory.Contains(value) && !Array.Exists(values, other => ReferenceEquals(other, value)))
                value.Dispose();
        }
    }

    /// <summary>What the call takes.</summary>
    public Tensor[] Inputs(Tensor[] values) => Array.ConvertAll(_inputs, slot => values[slot]);

    /// <summary>The masks that the call is given; null for those that the inputs carry.</summary>
    public Tensor?[]? Masks(Tensor[] values) =>
        _givenMasks is null ? null : Array.ConvertAll(_givenMasks, slot => slot < 0 ? null : values[slot]);

    /// <summary>Puts what the call made where later ones find it.</summary>
    public void Keep(Tensor[] made, Tensor[] values)
    {
        for (var i = 0; i < _outputs.Length; i++)
            values[_outputs[i]] = made[i];
    }
}

using static TorchSharp.torch;

namespace KerasSharp.Graph;

/// <summary>One call in the plan of a functional model: which values it takes, and where its own go.</summary>
internal sealed class Step
{
    private readonly int[] _inputs;
    private readonly int[] _outputs;
    private readonly int[]? _givenMasks;

    /// <param name="node">The call.</param>
    /// <param name="slots">The places of the values that are there; those of the outputs are added.</param>
    public Step(Node node, Dictionary<KerasTensor, int> slots)
    {
        Compute = node.Operation.Bind(node.Arguments);
        _inputs = Array.ConvertAll(node.Inputs, input => slots[input]);
        _outputs = Array.ConvertAll(node.Outputs, output => slots[output] = slots.Count);
        _givenMasks = node.Arguments.Masks is { } masks ? Array.ConvertAll(masks, mask => mask is null ? -1 : slots[mask]) : null;
        Training = node.Arguments.Training;
        Options = node.Arguments.Options;
    }

    /// <summary>What is computed: of a layer, its own call.</summary>
    public Computation Compute { get; }

    /// <summary>Whether the call is always, or never, a part of training; null for as the model's.</summary>
    public bool? Training { get; }

    /// <summary>The options of the call; null for none.</summary>
    public Config? Options { get; }

    /// <summary>What the call takes.</summary>
    public Tensor[] Inputs(Tensor[] values) => Array.ConvertAll(_inputs, slot => values[slot]);

    /// <summary>The masks that the call is given; null for those that the inputs carry.</summary>
    public Tensor?[]? Masks(Tensor[] values) => _givenMasks is null ? null : Array.ConvertAll(_givenMasks, slot => slot < 0 ? null : values[slot]);

    /// <summary>Puts what the call made where later ones find it.</summary>
    public void Keep(Tensor[] made, Tensor[] values)
    {
        for (var i = 0; i < _outputs.Length; i++)
            values[_outputs[i]] = made[i];
    }
}

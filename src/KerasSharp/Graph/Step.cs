using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Graph;

/// <summary>One call in the plan of a model: which values it takes, and where its own go.</summary>
internal sealed class Step
{
    private readonly Layer _layer;
    private readonly Func<Tensor[], Tensor[]>? _operation;
    private readonly int[] _inputs;
    private readonly int[] _outputs;
    private readonly int[]? _givenMasks;
    private readonly bool? _training;
    private readonly Config? _options;

    private Step(Node node, Dictionary<KerasTensor, int> slots)
    {
        _layer = node.Layer;
        _operation = node.Layer is Operation operation ? operation.Bind(node.Arguments) : null;
        _inputs = Array.ConvertAll(node.Inputs, input => slots[input]);
        _outputs = Array.ConvertAll(node.Outputs, output => slots[output] = slots.Count);
        _givenMasks = node.Arguments.Masks is { } masks ? Array.ConvertAll(masks, mask => mask is null ? -1 : slots[mask]) : null;
        _training = node.Arguments.Training;
        _options = node.Arguments.Options;
    }

    public static Step Of(Node node, Dictionary<KerasTensor, int> slots) => new(node, slots);

    /// <summary>Computes the values and their masks.</summary>
    public void Run(Tensor[] tensors, Tensor?[] masks, bool training)
    {
        var inputs = new Tensor[_inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = tensors[_inputs[i]];
        if (_operation is not null)
        {
            var results = _operation(inputs);
            for (var i = 0; i < _outputs.Length; i++)
                tensors[_outputs[i]] = results[i];
            return;
        }

        var inputMasks = new Tensor?[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
            inputMasks[i] = _givenMasks is not null && i < _givenMasks.Length && _givenMasks[i] >= 0 ? tensors[_givenMasks[i]] : masks[_inputs[i]];
        var (made, madeMasks) = _layer.Invoke(inputs, inputMasks, _training ?? training, _options);
        for (var i = 0; i < _outputs.Length; i++)
        {
            tensors[_outputs[i]] = made[i];
            masks[_outputs[i]] = i < madeMasks.Length ? madeMasks[i] : null;
        }
    }
}

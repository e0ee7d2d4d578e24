using KerasSharp.Activations;

namespace KerasSharp.Onnx;

/// <summary>Exports layers and models into one graph.</summary>
internal sealed class GraphExporter : IDisposable
{
    private readonly List<OnnxValue> _inputs = [];
    private readonly List<OnnxValue> _outputs = [];
    private readonly Dictionary<Variable, (OnnxValue Input, OnnxValue Next)> _states = [];

    /// <summary>Builds the graph.</summary>
    public OnnxBuilder Builder { get; } = new();

    /// <summary>The inputs of the graph.</summary>
    public IReadOnlyList<OnnxValue> Inputs => _inputs;

    /// <summary>The outputs of the graph.</summary>
    public IReadOnlyList<OnnxValue> Outputs => _outputs;

    /// <summary>Names and shapes of inputs and outputs, for messages.</summary>
    public string Signature => $"Inputs: {Text(_inputs)}. Outputs: {Text(_outputs)}.";

    /// <summary>Adds an input to the graph.</summary>
    public OnnxValue AddInput(string name, ElementType type, Shape shape)
    {
        var value = new OnnxValue(Builder, Builder.UniqueName(name), type, shape);
        var description = value.Describe("batch");
        if (value.Name != name)
            description.DocString = name;
        Builder.Current.Input.Add(description);
        _inputs.Add(value);
        return value;
    }

    /// <summary>Adds an output to the graph.</summary>
    public OnnxValue AddOutput(string name, OnnxValue value)
    {
        // Under a name of its own: a value may be an input, or an output twice.
        var output = new OnnxValue(Builder, Builder.UniqueName(name), value.Type, value.Shape);
        var node = new NodeProto { OpType = "Identity", Name = Builder.UniqueName($"{name}/Identity") };
        node.Input.Add(value.Name);
        node.Output.Add(output.Name);
        Builder.Current.Node.Add(node);
        var description = output.Describe("batch");
        if (output.Name != name)
            description.DocString = name;
        Builder.Current.Output.Add(description);
        _outputs.Add(output);
        return output;
    }

    /// <summary>The state that a layer keeps from call to call: an input of the graph, zeros where it is not given.</summary>
    public OnnxValue State(Variable state, string name)
    {
        if (_states.TryGetValue(state, out var there))
            return there.Next;
        using var scope = NewDisposeScope();
        var value = Builder.Constant(zeros_like(state.Value.detach()), name);
        Builder.ModelGraph.Input.Add(value.Describe());
        _inputs.Add(value);
        _states[state] = (value, value);
        return value;
    }

    /// <summary>Notes the state after a call; it becomes an output of the graph.</summary>
    public void SetState(Variable state, OnnxValue next) => _states[state] = (_states[state].Input, next);

    /// <summary>Adds the states after all calls as outputs.</summary>
    public void AddStates()
    {
        foreach (var (input, next) in _states.Values)
            AddOutput($"{input.Name}_next", next.Cast(input.Type));
    }

    /// <summary>Exports a call of a layer.</summary>
    /// <exception cref="OnnxExportException">The layer, or what the call asks for, has no counterpart in ONNX.</exception>
    public LayerValues Call(Layer layer, OnnxValue[] inputs, OnnxValue?[] masks, Config? options)
    {
        var booleans = Array.ConvertAll(masks, mask => mask?.Cast(ElementType.Bool));
        var exporter = LayerExporters.Find(layer.GetType());
        return Builder.Within(layer.Name, () => exporter is not null
            ? exporter.Run(layer, new LayerCall(this, layer, inputs, booleans, options))
            : TracedLayer.Export(this, layer, inputs, booleans, options));
    }

    /// <summary>Frees the tensors that the graph holds.</summary>
    public void Dispose() => Builder.Dispose();

    /// <summary>The values of an activation function.</summary>
    public OnnxValue Activate(ActivationFunction function, OnnxValue x, Layer layer) => ActivationExporters.Apply(this, function, x, layer);

    private static string Text(IEnumerable<OnnxValue> values) => string.Join(", ", values.Select(value => $"{value.Name} {value.Shape}"));
}

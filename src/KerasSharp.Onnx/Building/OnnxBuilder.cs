namespace KerasSharp.Onnx;

/// <summary>Builds the graph of a model node by node: names, nodes, the bodies of loops.</summary>
internal sealed partial class OnnxBuilder : IDisposable
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = [];
    private readonly Stack<string> _scopes = [];

    private readonly HashSet<string> _domains = [];

    /// <summary>A builder of an empty graph.</summary>
    public OnnxBuilder() => Current = ModelGraph;

    /// <summary>The model's graph.</summary>
    public GraphProto ModelGraph { get; } = new() { Name = "model" };

    /// <summary>Where nodes go: the model's graph, or the body of the loop that is being built.</summary>
    public GraphProto Current { get; private set; }

    /// <summary>Whether a node of a domain was added.</summary>
    public bool Uses(string domain) => _domains.Contains(domain);

    /// <summary>A name that no other value or node has.</summary>
    /// <param name="wish">The name wanted; what ONNX forbids in names becomes an underscore.</param>
    public string UniqueName(string wish)
    {
        var name = OnnxNames.Allowed(wish);
        if (_names.Add(name))
            return name;
        while (true)
        {
            var counted = $"{name}_{_counts[name] = _counts.GetValueOrDefault(name) + 1}";
            if (_names.Add(counted))
                return counted;
        }
    }

    /// <summary>Builds what belongs to a layer: its nodes are named after it.</summary>
    public T Within<T>(string scope, Func<T> build)
    {
        _scopes.Push(scope);
        try
        {
            return build();
        }
        finally
        {
            _scopes.Pop();
        }
    }

    /// <summary>Adds a node with one output.</summary>
    /// <param name="operation">ONNX's operator.</param>
    /// <param name="inputs">Its inputs; null for an optional one that is left out.</param>
    /// <param name="type">The output's element type.</param>
    /// <param name="shape">The output's shape, unknown sizes null.</param>
    /// <param name="attributes">Its attributes.</param>
    public OnnxValue Add(string operation, OnnxValue?[] inputs, ElementType type, Shape shape,
        params (string Name, object Value)[] attributes) =>
        Add(operation, inputs, [(type, shape)], attributes)[0];

    /// <summary>Adds a node with several outputs.</summary>
    public OnnxValue[] Add(string operation, OnnxValue?[] inputs, (ElementType Type, Shape Shape)?[] outputs,
        params (string Name, object Value)[] attributes)
    {
        if (KernelTypes.Computes(operation, inputs) is var (from, to))
            return AddIn(from, to, operation, inputs, outputs, attributes);
        var name = UniqueName(string.Join('/', _scopes.Reverse().Append(operation)));
        var node = new NodeProto { OpType = operation, Name = name, Domain = Domains.Of(operation) };
        _domains.Add(node.Domain);
        node.Input.AddRange(inputs.Select(input => input?.Name ?? ""));
        foreach (var (key, value) in attributes)
            node.Attribute.Add(OnnxAttributes.Make(key, value));
        var made = outputs.Select((output, i) =>
            output is { } kind ? new OnnxValue(this, UniqueName($"{name}_output_{i}"), kind.Type, kind.Shape) : null!).ToArray();
        node.Output.AddRange(made.Select(value => value?.Name ?? ""));
        Current.Node.Add(node);
        return made;
    }

    /// <summary>Builds a graph that is an attribute of a node: the body of a loop or the branch of a condition.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="inputs">The types and shapes of its inputs.</param>
    /// <param name="build">Builds the nodes and gives the outputs; values of the graph around may be used.</param>
    public (GraphProto Graph, OnnxValue[] Outputs) Body(string name, (ElementType Type, Shape Shape)[] inputs,
        Func<OnnxValue[], OnnxValue[]> build)
    {
        var around = Current;
        Current = new GraphProto { Name = UniqueName(name) };
        try
        {
            var values = inputs.Select((input, i) => new OnnxValue(this, UniqueName($"{name}_input_{i}"), input.Type, input.Shape))
                .ToArray();
            Current.Input.AddRange(values.Select(value => value.Describe()));
            // An output of a body must be made in it, and once.
            var outputs = build(values).Select(output => Add("Identity", [output], output.Type, output.Shape)).ToArray();
            Current.Output.AddRange(outputs.Select(output => output.Describe()));
            return (Current, outputs);
        }
        finally
        {
            Current = around;
        }
    }

    /// <summary>Frees the tensors that the model holds.</summary>
    public void Dispose()
    {
        foreach (var tensor in Stored)
            tensor.Numbers?.Dispose();
        Stored.Clear();
    }

    /// <summary>A node in another type than its operands', where OnnxRuntime has no kernel for theirs.</summary>
    private OnnxValue[] AddIn(
        ElementType from, ElementType to, string operation, OnnxValue?[] inputs, (ElementType Type, Shape Shape)?[] outputs,
            (string Name, object Value)[] attributes)
    {
        var made = Add(
            operation,
            [.. inputs.Select(input => input?.Type == from ? input.Cast(to) : input)],
            [.. outputs.Select(output => output?.Type == from ? (to, output.Value.Shape) : output)],
            attributes);
        return [.. made.Select((value, i) => outputs[i]?.Type == from ? value.Cast(from) : value)];
    }
}

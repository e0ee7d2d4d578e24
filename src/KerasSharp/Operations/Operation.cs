namespace KerasSharp.Operations;

/// <summary>A step of a model that is no layer: arithmetic, a comparison, indexing. It has a name and no weights.
/// Source: keras.src.ops.operation.Operation.</summary>
internal sealed class Operation : IGraphOperation
{
    private readonly OperationKind _kind;

    /// <summary>Arguments that Keras keeps with the operation, not with its calls: the axis of Any.</summary>
    private readonly Config _options;

    private readonly Func<OperationCall, Tensor[]> _compute;

    private Operation(OperationKind kind, string? name, Config options)
    {
        Name = name ?? UniqueNames.Next(Naming.ToSnakeCase(kind.ClassName));
        _kind = kind;
        _options = options.Without("name");
        _compute = kind.Bind(options);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string KerasName => _kind.ClassName;

    /// <inheritdoc/>
    public List<Node> InboundNodes { get; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<string>? InputNames => null;

    /// <inheritdoc/>
    public IReadOnlyList<Shape>? OutputShapes { get; private set; }

    /// <inheritdoc/>
    public bool IsInput => false;

    /// <inheritdoc/>
    public int FirstCall => 0;

    /// <summary>Draws an operation on tensors and plain values up.</summary>
    public static KerasTensor Call(string className, params object?[] arguments) => Draw(className, [], arguments, [])[0];

    /// <summary>Draws an operation with options up.</summary>
    public static KerasTensor[] Draw(string className, Config options, object?[] positional, OrderedDictionary<string, object?> named)
    {
        foreach (var (name, value) in named)
            named[name] = Plain(value);
        var operation = new Operation(OperationKind.Find(className), null, options);
        return Node.Call(operation, NodeArguments.OfOperation(Array.ConvertAll(positional, Plain), named));
    }

    /// <summary>The operation that a config describes.</summary>
    /// <exception cref="ConfigException">There is no such operation here, or its options are wrong.</exception>
    public static Operation FromConfig(string className, Config config)
    {
        var kind = OperationKind.TryFind(className) ?? throw new ConfigException(
            $"The operation '{className}' is not known. The nearest of those that are: {string.Join(", ", Nearest(className))}. "
            + "Write a layer of your own for it.");
        return new Operation(kind, config.Get<string?>("name", null), new Config().Merge(config));
    }

    private static IEnumerable<string> Nearest(string className) => OperationKind.Names
        .OrderBy(name => EditDistance.Between(name.ToLowerInvariant(), className.ToLowerInvariant())).Take(5);

    /// <inheritdoc/>
    public NodeArguments ReadArguments(IReadOnlyList<object?> positional, OrderedDictionary<string, object?> named) =>
        NodeArguments.OfOperation(positional, named);

    /// <inheritdoc/>
    public Config Serialize() => new()
    {
        { "module", _kind.Module }, { "class_name", KerasName }, { "config", new Config { { "name", Name } }.Merge(_options) },
            { "registered_name", KerasName },
    };

    /// <inheritdoc/>
    public KerasTensor[] Describe(NodeArguments arguments)
    {
        if (arguments.Inputs.Length == 0)
            throw new ArgumentException($"Operation {KerasName} expects at least 1 input, but it received 0 input tensors.", "inputs");
        var made = Probe(arguments, Array.ConvertAll(arguments.Inputs, input => input.Shape));
        OutputShapes = Array.ConvertAll(made, output => output.Shape);
        return Array.ConvertAll(made, output => new KerasTensor(output.Shape, output.DType));
    }

    /// <inheritdoc/>
    public Shape[] OutputShapesOf(NodeArguments arguments, Shape[] inputs) =>
        Array.ConvertAll(Probe(arguments, inputs), output => output.Shape);

    /// <inheritdoc/>
    public Computation Bind(NodeArguments arguments)
    {
        var taken = 0;
        var positional = arguments.Positional.Select(Place).ToArray();
        var named = arguments.Named.Select(pair => (pair.Key, Value: Place(pair.Value))).ToArray();
        return (tensors, _, _, _, _) => _compute(new OperationCall(
            Array.ConvertAll(positional, value => Fill(value, tensors)), named.ToDictionary(
                pair => pair.Key, pair => Fill(pair.Value, tensors))));

        // Placeholders stand in the order of the node's inputs; constants of a file become tensors once.
        object? Place(object? value) => value switch
        {
            KerasTensor => new Slot(taken++),
            List<object?> list => list.ConvertAll(Place),
            Config config when config.Get<string?>("class_name", null) is "__tensor__" or "__numpy__" =>
                TensorConfig.Read(config).DetachFromDisposeScope(),
            _ => value,
        };
    }

    private (Shape Shape, ScalarType DType)[] Probe(NodeArguments arguments, Shape[] shapes)
    {
        var compute = Bind(arguments);
        return OperationProbe.Run(KerasName, tensors => compute(tensors), arguments.Inputs, shapes);
    }

    private static object? Fill(object? value, Tensor[] tensors) => value switch
    {
        Slot slot => tensors[slot.Index],
        List<object?> list => list.ConvertAll(item => Fill(item, tensors)),
        _ => value,
    };

    /// <summary>An argument as nodes hold it: placeholders and constant tensors, in lists or alone, and plain values.</summary>
    private static object? Plain(object? value) => value switch
    {
        KerasTensor or Tensor => value,
        SymbolicOperand operand => operand.Value,
        IEnumerable<KerasTensor> list => list.Select(item => (object?)item).ToList(),
        List<object?> list => list.ConvertAll(Plain),
        _ => ConfigValue.ToPlain(value),
    };

    /// <summary>The place of a tensor among a call's inputs.</summary>
    private sealed record Slot(int Index);
}

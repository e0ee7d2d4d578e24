namespace KerasSharp.Graph;

/// <summary>A functional model from inputs to outputs, and the plan by which it is computed: a flat list of steps, made once.</summary>
internal sealed class FunctionalGraph
{
    private readonly int _slots;
    private readonly int[] _outputSlots;

    /// <exception cref="ArgumentException">There are no inputs or outputs, one is not connected, or names are not unique.</exception>
    public FunctionalGraph(KerasTensors inputs, KerasTensors outputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(outputs);
        CheckTensors(inputs, nameof(inputs));
        CheckTensors(outputs, nameof(outputs));
        if (inputs.Flatten().Any(input => input.Node is not { IsInput: true }))
            (inputs, outputs) = GraphCut.Clone(inputs, outputs);
        (InputStructure, OutputStructure) = (inputs, outputs);
        Inputs = [.. inputs.Flatten()];
        Outputs = [.. outputs.Flatten()];
        if (Inputs.GroupBy(input => input).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The input '{twice.Key.Name}' is given twice. A model's inputs must differ.", nameof(inputs));
        var map = new GraphMap(Inputs, Outputs);
        (Nodes, Operations) = (map.Nodes, map.Operations);
        Layers = [.. Operations.OfType<Layer>()];

        var slots = new Dictionary<KerasTensor, int>();
        foreach (var input in Inputs)
            slots[input] = slots.Count;
        Steps = [.. Nodes.Where(node => !node.IsInput).Select(node => new Step(node, slots))];
        _slots = slots.Count;
        _outputSlots = Array.ConvertAll(Outputs, output => slots.TryGetValue(output, out var slot) ? slot : throw new ArgumentException(
            $"Output {output} is not connected to `inputs`", nameof(outputs)));
        FindEnds();
    }

    /// <summary>The plan: the calls in order.</summary>
    public Step[] Steps { get; }

    /// <summary>The inputs as they were given.</summary>
    public KerasTensors InputStructure { get; }

    /// <summary>The outputs as they were given.</summary>
    public KerasTensors OutputStructure { get; }

    /// <summary>The inputs in order.</summary>
    public KerasTensor[] Inputs { get; }

    /// <summary>The outputs in order.</summary>
    public KerasTensor[] Outputs { get; }

    /// <summary>The calls in order.</summary>
    public Node[] Nodes { get; }

    /// <summary>The layers, inputs and operations included, in Keras's order.</summary>
    public IGraphOperation[] Operations { get; }

    /// <summary>The layers, inputs included, in Keras's order.</summary>
    public Layer[] Layers { get; }

    /// <summary>The names of the outputs: the keys of a dictionary, else the names of the layers that make them.</summary>
    public string[] OutputNames => OutputStructure.Named is { } named && named.Values.All(part => part.Tensor is not null)
        ? [.. named.Keys]
        : Array.ConvertAll(Outputs, output => output.Node!.Operation.Name);

    /// <summary>The names of the inputs: the keys of a dictionary, else the names of the input layers.</summary>
    public string[] InputNames => InputStructure.Named is { } named && named.Values.All(part => part.Tensor is not null)
        ? [.. named.Keys]
        : Array.ConvertAll(Inputs, input => input.Node!.Operation.Name);

    /// <summary>Whether each layer is fed with the output of the one before, and no layer twice.</summary>
    public bool IsStack =>
        Nodes.All(node => node.Arguments.Tensors.Count() <= 1) && Nodes.DistinctBy(node => node.Operation).Count() == Nodes.Length
        && Nodes.Zip(Nodes.Skip(1)).All(pair => pair.Second.Arguments.Tensors.FirstOrDefault()?.Node == pair.First);

    /// <summary>What each layer is fed with: <c>dense[0][0], dense_1[0][0]</c>.</summary>
    public Dictionary<IGraphOperation, string> Connections()
    {
        var inGraph = Nodes.ToHashSet();
        return Operations.Where(layer => !layer.IsInput)
            .ToDictionary(layer => layer, layer => string.Join(", ", layer.InboundNodes.Where(inGraph.Contains)
            .SelectMany(node => node.Arguments.Tensors).Select(
                tensor => $"{tensor.Node!.Operation.Name}[{tensor.Node.Index}][{tensor.Place}]")));
    }

    /// <summary>Room for the values of all steps, those of the inputs in their places.</summary>
    public Tensor[] Begin(Tensor[] inputs)
    {
        var values = new Tensor[_slots];
        inputs.CopyTo(values, 0);
        return values;
    }

    /// <summary>The outputs, once all steps were taken.</summary>
    public Tensor[] End(Tensor[] values) => Array.ConvertAll(_outputSlots, slot => values[slot]);

    /// <summary>The shapes of the outputs for inputs of given shapes.</summary>
    public Shape[] OutputShapes(Shape[] inputs)
    {
        var shapes = new Dictionary<KerasTensor, Shape>();
        for (var i = 0; i < Inputs.Length; i++)
            shapes[Inputs[i]] = inputs[i];
        foreach (var node in Nodes.Where(node => !node.IsInput))
        {
            var given = Array.ConvertAll(node.Inputs, input => shapes[input]);
            var made = node.Operation.OutputShapesOf(node.Arguments, given);
            for (var i = 0; i < made.Length; i++)
                shapes[node.Outputs[i]] = made[i];
        }

        return Array.ConvertAll(Outputs, output => shapes[output]);
    }

    /// <summary>Tells each step which values end with it: those that no later step reads, and that only the library's own code ever
    /// saw.</summary>
    private void FindEnds()
    {
        var last = new int[_slots];
        var (open, shared) = (new bool[_slots], new bool[_slots]);
        Array.Fill(last, -1);
        // Inputs are the caller's, outputs go to the caller.
        foreach (var slot in Enumerable.Range(0, Inputs.Length).Concat(_outputSlots))
            open[slot] = true;
        for (var i = 0; i < Steps.Length; i++)
        {
            foreach (var slot in Steps[i].Reads.Concat(Steps[i].Writes))
            {
                last[slot] = i;
                open[slot] |= !Steps[i].IsClosed;
                // A step that may give a view of its input leaves two values in one memory.
                shared[slot] |= !Steps[i].MakesFreshOutput;
            }
        }

        var ends = Enumerable.Range(0, _slots).Where(slot => !open[slot] && last[slot] >= 0).ToLookup(slot => last[slot]);
        for (var i = 0; i < Steps.Length; i++)
            Steps[i].End([.. ends[i]], slot => !shared[slot]);
        var readers = Steps.SelectMany(step => step.Reads.Select(slot => (Slot: slot, Step: step))).ToLookup(
            read => read.Slot, read => read.Step);
        foreach (var step in Steps)
        {
            if (step.Writes is [var slot] && !_outputSlots.Contains(slot) && readers[slot].ToArray() is [var only])
                step.Postpone(only);
        }
    }

    private static void CheckTensors(KerasTensors tensors, string argument)
    {
        if (!tensors.Flatten().Any())
            throw new ArgumentException($"A model needs at least one tensor as `{argument}`. Received: none", argument);
        foreach (var tensor in tensors.Flatten())
        {
            if (tensor.Node is null)
                throw new ArgumentException(
                    $"All `{argument}` values must come from an `Input` or from a layer. Received: {tensor}", argument);
        }
    }
}

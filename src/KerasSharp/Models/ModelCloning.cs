namespace KerasSharp.Models;

/// <summary>Makes a model again with layers of its own. Source: keras.src.models.cloning.</summary>
/// <param name="cloneFunction">Makes a layer again; null for by its config.</param>
/// <param name="callFunction">Calls a layer that was made again; null for as the model did.</param>
/// <param name="recursive">Whether inner models are cloned too, rather than made again by the first function.</param>
internal sealed class ModelCloning(
    Func<Layer, Layer>? cloneFunction, Func<Layer, Func<KerasTensor[]>, KerasTensor[]>? callFunction, bool recursive)
{
    private readonly Dictionary<Layer, Layer> _clones = [];

    /// <summary>The clone.</summary>
    /// <exception cref="ArgumentException">The model is subclassed, or the inputs do not fit it.</exception>
    public Model Clone(Model model, KerasTensors? inputs) => model.Body switch
    {
        SequentialBody when callFunction is not null => throw new ArgumentException(
            $"`callFunction` argument is not supported with Sequential models. Received: callFunction, for model \"{model.Name}\".",
            nameof(callFunction)),
        SequentialBody => Stack((Sequential)model, inputs),
        FunctionalBody body => Functional(model, body.Graph, inputs),
        _ => throw new ArgumentException(
            "Expected `model` argument to be a functional or Sequential model, but got a subclassed model instead: "
            + $"{model.GetType().Name} \"{model.Name}\"", nameof(model)),
    };

    private Sequential Stack(Sequential model, KerasTensors? inputs)
    {
        KerasTensor[] given = inputs is null ? [] : [.. inputs.Flatten()];
        if (given.Length > 1 || given is [{ Node: not { IsInput: true } }])
            throw new ArgumentException(
                $"A Sequential model takes one `Input` as `inputTensors`. Received: {string.Join<KerasTensor>(", ", given)}",
                "inputTensors");
        Layer[] first = given is [var only] ? [(Layer)only.Node!.Operation] : model.InputLayer is { } input ? [Again(input)] : [];
        return new Sequential([.. first, .. model.Layers.Select(CloneOf)], model.Name);
    }

    private Model Functional(Model model, FunctionalGraph graph, KerasTensors? inputs)
    {
        var begin = inputs ?? graph.InputStructure.Replace(tensor =>
            new Input(tensor.Shape[1..], (int?)tensor.Shape[0], tensor.DType, tensor.Node!.Operation.Name));
        KerasTensor[] given = [.. begin.Flatten()];
        if (given.Length != graph.Inputs.Length)
            throw new ArgumentException(
                $"`inputTensors` must match the model's {graph.Inputs.Length} input(s). Received: {given.Length}", "inputTensors");
        var copies = graph.Inputs.Zip(given).ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var node in graph.Nodes.Where(node => !node.IsInput))
        {
            var arguments = node.Arguments.Replace(tensor => copies[tensor]);
            var outputs = node.Operation is not Layer layer ? Node.Call(node.Operation, arguments)
                : callFunction is null ? Node.Call(CloneOf(layer), arguments)
                : callFunction(CloneOf(layer), () => Node.Call(CloneOf(layer), arguments));
            if (outputs.Length != node.Outputs.Length)
                throw new ArgumentException(
                    $"`callFunction` must return {node.Outputs.Length} output(s) for layer \"{node.Operation.Name}\". Received: "
                    + $"{outputs.Length}", nameof(callFunction));
            foreach (var (old, made) in node.Outputs.Zip(outputs))
                copies[old] = made;
        }

        return new Model(begin, graph.OutputStructure.Replace(tensor => copies[tensor]), model.Name);
    }

    /// <summary>A layer that stands at several places stays one.</summary>
    private Layer CloneOf(Layer layer)
    {
        if (_clones.TryGetValue(layer, out var clone))
            return clone;
        return _clones[layer] = recursive && layer is Model { Body: SequentialBody or FunctionalBody } inner
            ? new ModelCloning(cloneFunction, inner.Body is SequentialBody ? null : callFunction, recursive).Clone(inner, null)
            : (cloneFunction ?? Again)(layer);
    }

    private static Layer Again(Layer layer) => new Config { { "layer", layer.Serialize() } }.Get<Layer>("layer")!;
}

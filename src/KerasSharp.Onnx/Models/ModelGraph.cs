using KerasSharp.Models;

namespace KerasSharp.Onnx;

/// <summary>The graph of a whole model, or of a layer by itself.</summary>
internal static class ModelGraph
{
    /// <summary>Exports a model or layer.</summary>
    /// <exception cref="InvalidOperationException">The model is not built.</exception>
    /// <exception cref="ArgumentException">The signature does not fit the model.</exception>
    public static GraphExporter Export(Layer model, IReadOnlyList<KerasTensor>? signature = null,
        IReadOnlyDictionary<string, Layer>? preprocessing = null)
    {
        if (!model.Built)
        {
            throw new InvalidOperationException(
                $"The model '{model.Name}' cannot be exported: it is not built. Build it first, with an `Input` or by calling it on data.");
        }

        var declared = Signature(model, signature);
        var exporter = new GraphExporter();
        try
        {
            Add(exporter, model, declared, preprocessing ?? new Dictionary<string, Layer>());
            return exporter;
        }
        catch
        {
            exporter.Dispose();
            throw;
        }
    }

    private static void Add(GraphExporter exporter, Layer model, KerasTensor[] declared, IReadOnlyDictionary<string, Layer> preprocessing)
    {
        if (preprocessing.Keys.FirstOrDefault(name => !Array.Exists(declared, input => input.Name == name)) is { } unknown)
        {
            var known = string.Join(", ", declared.Select(input => input.Name));
            throw new ArgumentException(
                $"`preprocessing` must name inputs of the model '{model.Name}': {known}. Received: {unknown}", nameof(preprocessing));
        }

        var inputs = declared.Select(input => preprocessing.TryGetValue(input.Name, out var layer)
            ? exporter.Call(layer, [exporter.AddInput(input.Name, ElementType.String, TextShape(layer, input))], [null], null)
                .Outputs[0].WithShape(input.Shape)
            : exporter.AddInput(input.Name, input.DType.ToOnnx(), input.Shape)).ToArray();
        var outputs = exporter.Call(model, inputs, new OnnxValue?[inputs.Length], null).Outputs;
        var names = model is Model { OutputNames: var own } ? own : [model.Name];
        for (var i = 0; i < outputs.Length; i++)
            exporter.AddOutput(names.Length == outputs.Length ? names[i] : $"{model.Name}_{i}", outputs[i]);
        exporter.AddStates();
    }

    /// <summary>The shape of the texts behind an input: a text a row where the layer splits them or makes one vector of a word, as many
    /// words as indices, or any number that one vector counts.</summary>
    private static Shape TextShape(Layer layer, KerasTensor input)
    {
        var mode = OutputMode.Parse(layer.GetConfig().Get("output_mode", "int")!);
        var splits = layer is TextVectorization && layer.GetConfig().Get<string?>("split", null) is not null;
        return splits || mode == OutputMode.OneHot ? [input.Shape[0]] : mode == OutputMode.Int ? input.Shape : [input.Shape[0], null];
    }

    private static KerasTensor[] Signature(Layer model, IReadOnlyList<KerasTensor>? signature)
    {
        var declared = Declared(model);
        if (signature is null)
            return declared;
        if (signature.Count != declared.Length)
        {
            throw new ArgumentException(
                $"`inputSignature` must describe the {declared.Length} input(s) of the model '{model.Name}'. Received: {signature.Count}",
                "inputSignature");
        }

        for (var i = 0; i < declared.Length; i++)
        {
            if (!declared[i].Shape.Accepts(signature[i].Shape))
            {
                throw new ArgumentException(
                    $"`inputSignature[{i}]` must fit the model's input of shape {declared[i].Shape}. Received: {signature[i].Shape}",
                    "inputSignature");
            }
        }

        return [.. signature];
    }

    private static KerasTensor[] Declared(Layer model)
    {
        if (model is Model { Body: FunctionalBody { Graph: var graph } body })
            return [.. graph.Inputs.Zip(body.InputNames, (input, name) => new KerasTensor(input.Shape, input.DType, name))];
        if (model is Sequential { InputLayer: { } input })
            return [new KerasTensor(input.BatchShape, input.InputDType, input.Name)];
        var shapes = model.BuiltInputShapes!;
        return [.. shapes.Select((shape, i) =>
            new KerasTensor(shape.With(0, null), model.ComputeDType, shapes.Count == 1 ? "input" : $"input_{i}"))];
    }
}

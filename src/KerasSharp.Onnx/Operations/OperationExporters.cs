using System.Reflection;

namespace KerasSharp.Onnx;

/// <summary>The operations that become nodes: the methods of all classes with <see cref="ExportsOperationsAttribute"/>, by name.</summary>
internal static class OperationExporters
{
    private static readonly Dictionary<string, MethodInfo> ByName = typeof(OperationExporters).Assembly.GetTypes()
        .Where(type => type.IsDefined(typeof(ExportsOperationsAttribute)))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .ToDictionary(method => method.Name);

    /// <summary>Whether an operation becomes nodes.</summary>
    public static bool Knows(string className) => ByName.ContainsKey(OperationDefinition.Of(className).Name);

    /// <summary>Exports an operation of a functional model.</summary>
    public static OnnxValue[] Run(GraphExporter exporter, Operation operation, NodeArguments node, Func<KerasTensor, OnnxValue> find)
    {
        var definition = OperationDefinition.Of(operation.KerasName);
        var options = operation.Serialize().Get<Config>("config")!;
        var arguments = new Dictionary<string, object?>();
        var place = 0;
        foreach (var parameter in definition.Parameters)
        {
            if (options.Contains(parameter.Key) && parameter.Key != "name")
                arguments[parameter.Key] = options[parameter.Key];
            else if (node.Named.TryGetValue(parameter.Key, out var named))
                arguments[parameter.Key] = Found(named);
            else if (parameter.IsSpread)
                arguments[parameter.Key] = node.Positional.Skip(place).Select(Found).ToList();
            else if (parameter.IsPositional && place < node.Positional.Count)
                arguments[parameter.Key] = Found(node.Positional[place++]);
        }

        return Run(exporter, operation.KerasName, arguments);

        object? Found(object? value) => value switch
        {
            KerasTensor tensor => find(tensor),
            List<object?> list => list.ConvertAll(Found),
            Config config when config.Get<string?>("class_name", null) is "__tensor__" or "__numpy__" =>
                exporter.Builder.Constant(TensorConfig.Read(config)),
            _ => value,
        };
    }

    /// <summary>Exports an operation with its arguments under Keras's names.</summary>
    public static OnnxValue[] Run(GraphExporter exporter, string className, Dictionary<string, object?> arguments)
    {
        var definition = OperationDefinition.Of(className);
        if (!ByName.TryGetValue(definition.Name, out var method))
            throw OnnxExportException.ForOperation(className, "it has no counterpart in ONNX");
        var operands = new OperandReader(exporter.Builder, definition, arguments);
        var values = method.GetParameters().Select(parameter => operands.Read(parameter)).ToArray();
        return method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, values, null) switch
        {
            OnnxValue one => [one],
            OnnxValue[] several => several,
            (OnnxValue a, OnnxValue b) => [a, b],
            var other => throw new InvalidOperationException($"The exporter of {className} gave {other}."),
        };
    }
}

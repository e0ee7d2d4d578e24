using Microsoft.CodeAnalysis.CSharp;

namespace KerasSharp.Generators;

/// <summary>
/// Writes the list of all operations: how each is bound to the options of a config and called with the arguments of a node.
/// </summary>
internal static class OperationKindWriter
{
    public static string Write(IEnumerable<OperationClass> classes)
    {
        var writer = SourceWriter.Begin().Open("namespace KerasSharp.Generated");
        writer.Doc("summary", "All operations of functional models.");
        writer.Open("internal static class KerasSharpOperations");
        writer.Line("public static global::KerasSharp.Operations.OperationKind[] All() =>").Line("[").Indent();
        foreach (var model in classes.OrderBy(model => model.FullName, StringComparer.Ordinal))
        {
            foreach (var operation in model.Operations)
                Write(writer, model, operation);
        }

        return writer.Outdent().Line("];").Close().Close().ToString();
    }

    private static void Write(SourceWriter writer, OperationClass model, OperationModel operation)
    {
        var options = operation.Parameters.Where(parameter => parameter.Role == OperationRole.Option).ToList();
        var places = operation.Parameters.Where(parameter => parameter.Role != OperationRole.Option)
            .Select((parameter, place) => (parameter, place)).ToDictionary(pair => pair.parameter, pair => pair.place);
        var keys = string.Concat(options.Select(parameter => ", " + Quote(parameter.Key)));
        writer.Open($"new({Quote(operation.ClassName)}, {Quote(model.Module)}, static config =>");
        writer.Line($"var options = new global::KerasSharp.ConfigReader(config, {Quote(operation.ClassName)}, \"name\"{keys});");
        foreach (var option in options)
        {
            var fallback = option.Default is null ? "" : ", " + option.Default;
            writer.Line(
                $"var {option.Name} = options.{(option.Nullable ? "GetOrNull" : "Get")}<{option.Type}>({Quote(option.Key)}{fallback});");
        }

        var arguments = operation.Parameters.Select(
            parameter => parameter.Role == OperationRole.Option ? parameter.Name : Read(parameter, places[parameter]));
        var owner = model.Group.Length > 0 ? "global::KerasSharp.Ops." + model.Group : "global::KerasSharp.Ops";
        var call = $"{owner}.{operation.Name}({string.Join(", ", arguments)})";
        if (operation.ReturnsList)
            writer.Line($"return call => {call};");
        else if (operation.Names.Count == 0)
            writer.Line($"return call => [{call}];");
        else
            writer.Open("return call =>").Line($"var made = {call};")
                .Line($"return [{string.Join(", ", operation.Names.Select(name => "made." + name))}];").Close(";");
        writer.Close("),");
    }

    private static string Read(OperationParameter parameter, int place)
    {
        var where = $"({place}, {Quote(parameter.Key)}";
        return parameter.Role switch
        {
            OperationRole.Tensor => (parameter.Nullable ? "call.OptionalTensor" : "call.Tensor") + where + ")",
            OperationRole.Tensors => "call.Tensors" + where + ")",
            OperationRole.Spread => $"call.Rest({place})",
            OperationRole.Operand => (parameter.Nullable ? "call.OptionalOperand" : "call.Operand") + where + ")",
            _ => $"call.Value<{parameter.Type}>{where}{(parameter.Default is null ? "" : ", " + parameter.Default)})",
        };
    }

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}

using Microsoft.CodeAnalysis.CSharp;

namespace KerasSharp.Generators;

/// <summary>
/// Writes the functions that offer a class's operations: on tensors, which compute, and on placeholders, which draw a model up.
/// </summary>
internal static class OperationWriter
{
    private const string Tensor = "global::TorchSharp.torch.Tensor";

    public static string Write(OperationClass model)
    {
        var writer = SourceWriter.Begin().Open("namespace KerasSharp").Open("public static partial class Ops");
        if (model.Group.Length > 0)
            writer.Open($"public static partial class {model.Group}");
        var first = true;
        foreach (var operation in model.Operations)
        {
            if (!first)
                writer.Line();
            first = false;
            WriteEager(writer, model, operation);
            writer.Line();
            WriteSymbolic(writer, operation);
            WriteShort(writer, operation);
        }

        if (model.Group.Length > 0)
            writer.Close();
        return writer.Close().Close().ToString();
    }

    private static void WriteEager(SourceWriter writer, OperationClass model, OperationModel operation)
    {
        Begin(writer, operation, operation.Returns, parameter => parameter.Type);
        var given = operation.Parameters.Where(parameter => parameter.Role < OperationRole.Argument).Select(parameter => parameter.Name);
        writer.Line("using var scope = global::TorchSharp.torch.NewDisposeScope();");
        writer.Line("using var traced = global::KerasSharp.Operations.CallTrace.Begin();");
        writer.Open("try");
        writer.Line(
            "var made = global::KerasSharp.Operations.OperationResult.Keep(scope, "
            + $"{model.FullName}.{operation.Name}({string.Join(", ", operation.Parameters.Select(parameter => parameter.Name))}));");
        writer.Line("if (traced.Records)").Indent();
        writer.Line(
            $"traced.Note({Quote(operation.ClassName)}, "
            + $"[{string.Join(", ", operation.Parameters.Select(parameter => $"({Quote(parameter.Key)}, {parameter.Name})"))}], made);")
            .Outdent();
        writer.Line("return made;");
        writer.Close().Open("catch (global::System.Runtime.InteropServices.ExternalException e)");
        writer.Line(
            $"throw global::KerasSharp.Operations.OperationResult.Refuse(e, {Quote(operation.ClassName)}, {string.Join(", ", given)});");
        writer.Close().Close();
    }

    private static void WriteSymbolic(SourceWriter writer, OperationModel operation)
    {
        Begin(writer, operation, Symbolic(operation.Returns), parameter => Symbolic(parameter.Type));
        var options = operation.Parameters.Where(parameter => parameter.Role == OperationRole.Option);
        var arguments = operation.Parameters.Where(parameter => parameter.Role != OperationRole.Option).ToList();
        var positional = arguments.Where(parameter => !parameter.Named).Select(
            parameter => parameter.Role == OperationRole.Spread ? ".. " + parameter.Name : parameter.Name);
        writer.Line("var made = global::KerasSharp.Operations.Operation.Draw(").Indent();
        writer.Line($"{Quote(operation.ClassName)},");
        writer.Line($"{Pairs("global::KerasSharp.Config", options)},");
        writer.Line($"[{string.Join(", ", positional)}],");
        var named = Pairs(
            "global::System.Collections.Generic.OrderedDictionary<string, object?>", arguments.Where(parameter => parameter.Named));
        writer.Line($"{named});").Outdent();
        writer.Line(operation.ReturnsList ? "return made;"
            : operation.Names.Count == 0 ? "return made[0];"
            : $"return ({string.Join(", ", Enumerable.Range(0, operation.Names.Count).Select(i => $"made[{i}]"))});");
        writer.Close();
    }

    /// <summary>
    /// The operation of its tensors alone, as functions of the same name without options: a method with optional parameters is no delegate
    /// to C#.
    /// </summary>
    private static void WriteShort(SourceWriter writer, OperationModel operation)
    {
        var given = operation.Parameters.TakeWhile(parameter => parameter.Default is null).ToList();
        if (given.Count == operation.Parameters.Count || given.Count == 0 || given.Any(
            parameter => parameter.Role != OperationRole.Tensor || parameter.Type != Tensor))
            return;
        foreach (var tensor in (string[])[Tensor, "global::KerasSharp.KerasTensor"])
        {
            var returns = tensor == Tensor ? operation.Returns : Symbolic(operation.Returns);
            writer.Line()
                .Doc(
                "summary",
                $"As the other <c>{operation.Name}</c>, with its defaults: a function that can be given, <c>Func&lt;Tensor, Tensor&gt; "
                + $"f = Ops.{operation.Name}</c>.");
            writer.Line(ConfigWriter.Generated).Line(
                "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
            writer.Line(
                $"{(operation.Public ? "public" : "internal")} static {returns} "
                + $"{operation.Name}({string.Join(", ", given.Select(parameter => $"{tensor} {parameter.Name}"))}) =>").Indent();
            var options = operation.Parameters.Skip(given.Count).Select(parameter => $"{parameter.Name}: {parameter.Default}").Take(1);
            writer.Line($"{operation.Name}({string.Join(", ", given.Select(parameter => parameter.Name).Concat(options))});").Outdent();
        }
    }

    private static void Begin(SourceWriter writer, OperationModel operation, string returns, Func<OperationParameter, string> type)
    {
        foreach (var line in operation.Documentation.Split('\n').Where(line => line.Length > 0))
            writer.Line("/// " + line);
        var parameters = operation.Parameters.Select(parameter =>
            $"{(parameter.Role == OperationRole.Spread ? "params " : "")}{type(parameter)} "
                + $"{parameter.Name}{(parameter.Default is null ? "" : " = " + parameter.Default)}");
        writer.Line(ConfigWriter.Generated).Open(
            $"{(operation.Public ? "public" : "internal")} static {returns} {operation.Name}({string.Join(", ", parameters)})");
        foreach (var parameter in operation.Parameters.Where(
            parameter => !parameter.Nullable && parameter.Role is OperationRole.Tensor or OperationRole.Tensors or OperationRole.Spread))
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({parameter.Name});");
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.NullIs is not null))
            writer.Line($"{parameter.Name} ??= {parameter.NullIs};");
    }

    private static string Symbolic(string type) =>
        type.Replace(Tensor, "global::KerasSharp.KerasTensor").Replace("global::KerasSharp.Operand", "global::KerasSharp.SymbolicOperand");

    private static string Pairs(string type, IEnumerable<OperationParameter> parameters)
    {
        var pairs = parameters.Select(parameter => $"{{ {Quote(parameter.Key)}, {parameter.Name} }}").ToList();
        return pairs.Count == 0 ? $"new {type}()" : $"new {type} {{ {string.Join(", ", pairs)} }}";
    }

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}

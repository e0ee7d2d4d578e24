namespace KerasSharp.Generators;

/// <summary>Writes the fluent methods of a layer.</summary>
internal static class FluentWriter
{
    /// <summary>The text; null where the class has no fluent methods.</summary>
    public static string? Write(ClassModel model, string assembly)
    {
        if (model.Fluent == FluentForms.None)
            return null;
        var writer = SourceWriter.Begin().OpenNamespace(model.Namespace);
        writer.Open($"static partial class {ClassName(assembly, model.Public)}");
        if (model.Fluent.HasFlag(FluentForms.Sequential))
            WriteMethod(writer, model, "global::KerasSharp.Sequential", Receiver(model, "model"), "The model.", "The model, with the layer at its end.", (receiver, layer) => $"{receiver}.Add({layer})");
        if (model.Fluent.HasFlag(FluentForms.Sequential) && model.Fluent.HasFlag(FluentForms.KerasTensor))
            writer.Line();
        if (model.Fluent.HasFlag(FluentForms.KerasTensor))
            WriteMethod(writer, model, "global::KerasSharp.KerasTensor", Receiver(model, "x"), "The layer's input.", "The layer's output.", (receiver, layer) => $"{layer}.Apply({receiver})");
        return writer.Close().CloseNamespace(model.Namespace).ToString();
    }

    /// <summary>The class that holds an assembly's fluent methods in a namespace. The assembly's name keeps two assemblies apart.</summary>
    public static string ClassName(string assembly, bool isPublic) =>
        new string([.. assembly.Select(c => char.IsLetterOrDigit(c) ? c : '_')]) + (isPublic ? "LayerMethods" : "InternalLayerMethods");

    private static string Receiver(ClassModel model, string name)
    {
        while (model.Parameters.Any(parameter => parameter.Name == name))
            name += "_";
        return name;
    }

    private static void WriteMethod(
        SourceWriter writer, ClassModel model, string type, string receiver, string receiverDoc, string returns, Func<string, string, string> body)
    {
        writer.Doc("summary", model.Summary.Length > 0 ? model.Summary : $"Adds a <see cref=\"{model.FullName}\"/>.");
        writer.Doc($"param name=\"{receiver}\"", receiverDoc);
        foreach (var parameter in model.Parameters.Where(parameter => parameter.Documentation.Length > 0))
            writer.Doc($"param name=\"{parameter.Name.TrimStart('@')}\"", parameter.Documentation);
        writer.Doc("returns", returns);
        var parameters = model.Parameters.Select(Declare).Prepend($"this {type} {receiver}");
        writer.Line($"{(model.Public ? "public" : "internal")} static {type} {model.Name}(").Indent();
        writer.Line(string.Join(", ", parameters) + ") =>");
        writer.Line(body(receiver, $"new {model.FullName}({string.Join(", ", model.Parameters.Select(parameter => parameter.Name))})") + ";").Outdent();
    }

    private static string Declare(ParameterModel parameter) =>
        $"{(parameter.Params ? "params " : "")}{parameter.Type} {parameter.Name}{(parameter.Default is null ? "" : " = " + parameter.Default)}";
}

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
        var layer = $"new {model.FullName}({string.Join(", ", model.Parameters.Select(parameter => parameter.Name))})";
        if (model.Fluent.HasFlag(FluentForms.Sequential))
        {
            var receiver = Receiver(model, "model");
            WriteSignature(writer, model, "global::KerasSharp.Sequential", receiver, "The model.", "The model, with the layer at its end.");
            writer.Line("{").Indent().Line($"{receiver}.Add({layer});").Line($"return {receiver};").Close();
        }

        if (model.Fluent.HasFlag(FluentForms.KerasTensor))
        {
            if (model.Fluent.HasFlag(FluentForms.Sequential))
                writer.Line();
            var receiver = Receiver(model, "x");
            WriteSignature(writer, model, "global::KerasSharp.KerasTensor", receiver, "The layer's input.", "The layer's output.");
            writer.Line("{").Indent().Line($"return {layer}.Apply({receiver});").Close();
        }

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

    private static void WriteSignature(SourceWriter writer, ClassModel model, string type, string receiver, string receiverDoc, string returns)
    {
        writer.Doc("summary", model.Summary.Length > 0 ? model.Summary : $"The layer <see cref=\"{model.FullName}\"/>.");
        writer.Doc($"param name=\"{receiver}\"", receiverDoc);
        foreach (var parameter in model.Parameters.Where(parameter => parameter.Documentation.Length > 0))
            writer.Doc($"param name=\"{parameter.Name.TrimStart('@')}\"", parameter.Documentation);
        writer.Doc("returns", returns).Line(ConfigWriter.Generated);
        var parameters = model.Parameters.Select(Declare).Prepend($"this {type} {receiver}").ToList();
        writer.Line($"{(model.Public ? "public" : "internal")} static {type} {model.Name}(").Indent();
        for (var i = 0; i < parameters.Count; i++)
            writer.Line(parameters[i] + (i < parameters.Count - 1 ? "," : ")"));
        writer.Outdent();
    }

    private static string Declare(ParameterModel parameter) =>
        $"{(parameter.Params ? "params " : "")}{parameter.Type} {parameter.Name}{(parameter.Default is null ? "" : " = " + parameter.Default)}";
}

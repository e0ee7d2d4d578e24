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
        Write(writer, model, null);
        if (DelegateForms.Parameter(model) is { } function)
        {
            writer.Line();
            Write(writer, model, function);
        }

        return writer.Close().CloseNamespace(model.Namespace).ToString();
    }

    /// <summary>The methods, one parameter of which may be a method.</summary>
    private static void Write(SourceWriter writer, ClassModel model, ParameterModel? function)
    {
        var layer = $"new {model.FullName}({string.Join(", ", model.Parameters.Select(parameter => parameter.Name))})";
        if (model.Fluent.HasFlag(FluentForms.Sequential))
        {
            var receiver = Receiver(model, "model");
            WriteSignature(
                writer, model, function, "global::KerasSharp.Sequential", receiver, "The model.", "The model, with the layer at its end.");
            writer.Line("{").Indent().Line($"{receiver}.Add({layer});").Line($"return {receiver};").Close();
        }

        if (model.Fluent.HasFlag(FluentForms.KerasTensor))
        {
            if (model.Fluent.HasFlag(FluentForms.Sequential))
                writer.Line();
            var receiver = Receiver(model, "x");
            WriteSignature(
                writer, model, function, "global::KerasSharp.KerasTensor", receiver, "The layer's input.", "The layer's output.");
            writer.Line("{").Indent().Line($"return {layer}.Apply({receiver});").Close();
        }
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

    private static void WriteSignature(
        SourceWriter writer, ClassModel model, ParameterModel? function, string type, string receiver, string receiverDoc, string returns)
    {
        writer.Doc("summary", model.Summary.Length > 0 ? model.Summary : $"The layer <see cref=\"{model.FullName}\"/>.");
        writer.Doc($"param name=\"{receiver}\"", receiverDoc);
        foreach (var parameter in model.Parameters.Where(parameter => parameter.Documentation.Length > 0))
            writer.Doc($"param name=\"{parameter.Name.TrimStart('@')}\"", parameter.Documentation);
        writer.Doc("returns", returns).Line(ConfigWriter.Generated);
        if (function is not null)
            writer.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]");
        var parameters = model.Parameters.Select(parameter => parameter == function ? DelegateForms.Declare(parameter) : Declare(parameter))
            .Prepend($"this {type} {receiver}").ToList();
        writer.Line($"{(model.Public ? "public" : "internal")} static {type} {model.Name}(").Indent();
        for (var i = 0; i < parameters.Count; i++)
            writer.Line(parameters[i] + (i < parameters.Count - 1 ? "," : ")"));
        writer.Outdent();
    }

    /// <summary>The declaration of a parameter.</summary>
    public static string Declare(ParameterModel parameter) =>
        $"{(parameter.Params ? "params " : "")}{parameter.Type} "
            + $"{parameter.Name}{(parameter.Default is null ? "" : " = " + parameter.Default)}";
}

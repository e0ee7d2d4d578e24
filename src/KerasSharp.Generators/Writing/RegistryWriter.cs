using Microsoft.CodeAnalysis.CSharp;

namespace KerasSharp.Generators;

/// <summary>Writes the registration of an assembly's classes, and the documentation of the classes that hold the fluent methods.</summary>
internal static class RegistryWriter
{
    public static string Write(IEnumerable<ClassModel> models, string assembly)
    {
        var sorted = models.OrderBy(model => model.Kind, StringComparer.Ordinal).ThenBy(model => model.FullName, StringComparer.Ordinal)
            .ToList();
        var writer = SourceWriter.Begin().Open("namespace KerasSharp.Generated");
        writer.Doc("summary", $"Enters the classes of {assembly} into the registry.");
        writer.Open("internal static class KerasSharpClasses");
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Open("internal static void Register()");
        foreach (var kind in sorted.GroupBy(model => model.Kind))
        {
            writer.Line($"global::KerasSharp.Registry.Register(typeof({kind.Key}), static () =>").Line("[").Indent();
            foreach (var model in kind)
                writer.Line(Entry(model));
            writer.Outdent().Line("]);");
        }

        writer.Close().Close().Close();
        foreach (var group in sorted.Where(model => model.Fluent != FluentForms.None).GroupBy(model => (model.Namespace, model.Public)))
        {
            writer.Line().OpenNamespace(group.Key.Namespace);
            writer.Doc("summary", $"The layers of {assembly} as methods: <c>model.Dense(64)</c> adds one to a model.");
            writer.Line(
                $"{(group.Key.Public ? "public" : "internal")} static partial class {FluentWriter.ClassName(assembly, group.Key.Public)};");
            writer.CloseNamespace(group.Key.Namespace);
        }

        return writer.ToString();
    }

    private static string Entry(ClassModel model) =>
        $"new(typeof({model.FullName}), typeof({model.Kind}), {Quote(model.RegisteredName)}, {Quote(model.Module)}, "
            + $"{model.FullName}.FromConfig, {string.Join(", ", model.Identifiers.Select(Quote))}),";

    private static string Quote(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);
}

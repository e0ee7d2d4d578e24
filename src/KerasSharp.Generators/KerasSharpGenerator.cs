using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KerasSharp.Generators;

/// <summary>
/// Writes, for each partial class of a Keras kind, what its constructor says: the config both ways, the registry entry, and for layers the
/// fluent methods.
/// </summary>
/// <remarks>A kind is a base class with <c>[KerasModule]</c>: Layer, Loss, Metric, Optimizer, Initializer, …</remarks>
[Generator]
public sealed class KerasSharpGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads the classes.</summary>
    public const string ReadStep = "Read";

    /// <summary>The step that keeps the models of those that can be served.</summary>
    public const string ModelStep = "Model";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var results = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) =>
                    node is ClassDeclarationSyntax { BaseList: not null } syntax && !syntax.Modifiers.Any(SyntaxKind.AbstractKeyword),
                static (source, cancellation) => ClassReader.Read((ClassDeclarationSyntax)source.Node, source.SemanticModel, cancellation))
            .Where(static result => result is not null)
            .Select(static (result, _) => result!)
            .WithTrackingName(ReadStep);
        var models = results.Where(static result => result.Model is not null).Select(static (result, _) => result.Model!)
            .WithTrackingName(ModelStep);
        var assembly = context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName ?? "");

        context.RegisterSourceOutput(
            context.CompilationProvider.Select(static (compilation, _) => compilation.GetTypeByMetadataName(Names.NativeEngine) is { }),
            static (output, usesEngine) =>
                { if (usesEngine) output.AddSource("KerasSharpEngine.g.cs", SourceText.From(EngineWriter.Write(), Encoding.UTF8)); });
        context.RegisterSourceOutput(models.Combine(assembly), static (output, pair) => WriteClass(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(
            models.Collect().Combine(assembly), static (output, pair) => WriteRegistry(output, pair.Left, pair.Right));
        var operations = context.SyntaxProvider.ForAttributeWithMetadataName(
            Names.Operations,
            static (node, _) => node is ClassDeclarationSyntax,
            static (source, _) => OperationReader.Read((INamedTypeSymbol)source.TargetSymbol, source.Attributes[0]));
        context.RegisterSourceOutput(operations, static (output, model) => output.AddSource(
            $"{model.FullName.Replace("global::", "")}.Ops.g.cs", SourceText.From(OperationWriter.Write(model), Encoding.UTF8)));
        context.RegisterSourceOutput(operations.Collect(), static (output, all) => WriteKinds(output, all));
        var choices = context.SyntaxProvider.ForAttributeWithMetadataName(
            Names.Choice,
            static (node, _) => node is RecordDeclarationSyntax,
            static (source, _) => ChoiceReader.Read((INamedTypeSymbol)source.TargetSymbol, source.Attributes[0]));
        context.RegisterSourceOutput(choices, static (output, model) =>
            output.AddSource($"{model.Namespace}.{model.Name}.Choice.g.cs", SourceText.From(ChoiceWriter.Write(model), Encoding.UTF8)));
        var duplicates = results.Where(static result => result.Model is not null).Collect().SelectMany(static (all, _) => Duplicates(all));
        Report(context, results.SelectMany(static (result, _) => result.Findings));
        Report(context, duplicates);
    }

    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Finding> findings) =>
        context.RegisterSourceOutput(findings.Combine(context.CompilationProvider), static (output, pair) => output.ReportDiagnostic(
            pair.Left.ToDiagnostic(pair.Right)));

    private static void WriteClass(SourceProductionContext output, ClassModel model, string assembly)
    {
        var name = model.FullName.Replace("global::", "").Replace("@", "");
        if (ConfigWriter.Write(model) is { } config)
            output.AddSource($"{name}.Config.g.cs", SourceText.From(config, Encoding.UTF8));
        if (FluentWriter.Write(model, assembly) is { } fluent)
            output.AddSource($"{name}.Fluent.g.cs", SourceText.From(fluent, Encoding.UTF8));
    }

    private static void WriteRegistry(SourceProductionContext output, ImmutableArray<ClassModel> models, string assembly)
    {
        if (models.Length > 0)
            output.AddSource("KerasSharpClasses.g.cs", SourceText.From(RegistryWriter.Write(models, assembly), Encoding.UTF8));
    }

    private static void WriteKinds(SourceProductionContext output, ImmutableArray<OperationClass> classes)
    {
        if (classes.Length > 0)
            output.AddSource("KerasSharpOperations.g.cs", SourceText.From(OperationKindWriter.Write(classes), Encoding.UTF8));
    }

    private static IEnumerable<Finding> Duplicates(ImmutableArray<ClassResult> results) =>
        from result in results
        group result by (result.Model!.Kind, result.Model.RegisteredName) into same
        from other in same.Skip(1)
        select other.Place with { Arguments = new([same.First().Model!.Name, other.Model!.Name, same.Key.RegisteredName]) };
}

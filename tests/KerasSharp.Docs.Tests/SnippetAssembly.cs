using System.Reflection;
using KerasSharp.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KerasSharp.Docs.Tests;

/// <summary>All snippets of all pages, compiled into one assembly.</summary>
internal static class SnippetAssembly
{
    /// <summary>docs/mlnet.md is one program from top to bottom, which the tests of KerasSharp.ML compile.</summary>
    public static IReadOnlyList<Snippet> Snippets { get; } =
        [.. Repository.Pages.Where(page => page != "docs/mlnet.md").SelectMany(SnippetReader.Read)];

    private static readonly Lazy<(IReadOnlyList<string> Errors, Assembly? Assembly)> Compiled = new(Compile);

    /// <summary>What the compiler says, by page and line.</summary>
    public static IReadOnlyList<string> Errors => Compiled.Value.Errors;

    public static MethodInfo Method(Snippet snippet)
    {
        var number = Snippets.TakeWhile(other => !ReferenceEquals(other, snippet)).Count();
        return Compiled.Value.Assembly?.GetType($"{SnippetProgram.Namespace(number)}.Program")?.GetMethod("Run")
            ?? throw new InvalidOperationException("The snippets do not compile: see the test of the compiler's errors.");
    }

    private static (IReadOnlyList<string> Errors, Assembly? Assembly) Compile()
    {
        var trees = Snippets.Select(SnippetProgram.Tree).Prepend(CSharpSyntaxTree.ParseText(
            SnippetProgram.Usings, SnippetProgram.Parsing));
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true);
        var compilation = CSharpCompilation.Create(
            "Snippets", trees, platform.Select(path => MetadataReference.CreateFromFile(path)), options);
        CSharpGeneratorDriver.Create([new KerasSharpGenerator().AsSourceGenerator()], parseOptions: SnippetProgram.Parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var found);
        using var stream = new MemoryStream();
        var result = output.Emit(stream);
        string[] errors = [.. result.Diagnostics.Concat(found).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => (Span: diagnostic.Location.GetMappedLineSpan(), diagnostic))
            .Select(pair => $"{pair.Span.Path}:{pair.Span.StartLinePosition.Line + 1}: {pair.diagnostic.Id} {pair.diagnostic.GetMessage()}")
            .Distinct().Order(StringComparer.Ordinal)];
        return (errors, result.Success ? Assembly.Load(stream.ToArray()) : null);
    }
}

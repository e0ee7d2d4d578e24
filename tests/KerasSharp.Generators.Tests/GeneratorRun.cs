using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KerasSharp.Generators.Tests;

/// <summary>Runs the generator on sources and keeps what it wrote and said.</summary>
internal sealed class GeneratorRun
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable,
        generalDiagnosticOption: ReportDiagnostic.Default);

    private static readonly Lazy<ImmutableArray<MetadataReference>> Runtime = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(
                path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Select(path => MetadataReference.CreateFromFile(path))]);

    private static readonly Lazy<MetadataReference> Library = new(() =>
    {
        using var stream = new MemoryStream();
        var run = new GeneratorRun(Compile("KerasSharp", LibrarySources(), []));
        var result = run.Output.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    });

    private GeneratorRun(CSharpCompilation input)
    {
        Input = input;
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new KerasSharpGenerator().AsSourceGenerator()], parseOptions: Parsing, driverOptions: new(
                IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Output = output;
    }

    public CSharpCompilation Input { get; }

    public GeneratorDriver Driver { get; }

    public Compilation Output { get; }

    /// <summary>The generated files, by name.</summary>
    public SortedDictionary<string, string> Files => new(
        Driver.GetRunResult().Results[0].GeneratedSources.ToDictionary(
            source => source.HintName, source => source.SourceText.ToString()), StringComparer.Ordinal);

    /// <summary>What the generator said, with its line in the source.</summary>
    public IReadOnlyList<string> Findings =>
        [.. Driver.GetRunResult().Diagnostics.Where(d => !d.IsSuppressed)
            .Select(d => $"{d.Id} line {d.Location.GetLineSpan().StartLinePosition.Line + 1}: {d.GetMessage()}").Order(
            StringComparer.Ordinal)];

    /// <summary>All generated text.</summary>
    public string Text => string.Join("\n", Files.Select(file => $"==== {file.Key}\n{file.Value}"));

    /// <summary>Runs on a user's sources, in an assembly of its own that references the library.</summary>
    public static GeneratorRun OnUser(params string[] sources) => new(Compile("My.App", sources, [Library.Value]));

    /// <summary>Runs on a user's source over a library that the generator has been through.</summary>
    public static GeneratorRun OnUserOf(GeneratorRun library, string source)
    {
        using var stream = new MemoryStream();
        Assert.True(library.Output.Emit(stream).Success);
        return new GeneratorRun(Compile("My.App", [source], [MetadataReference.CreateFromImage(stream.ToArray())]));
    }

    /// <summary>Runs on sources that are part of the library itself.</summary>
    public static GeneratorRun InLibrary(params string[] sources) => new(Compile("KerasSharp", [.. LibrarySources(), .. sources], []));

    /// <summary>
    /// The same with the documentation comments left unread, as the compiler does in projects without a documentation file.
    /// </summary>
    public static GeneratorRun WithoutDocumentation(string source) =>
        new(Compile("My.App", [source], [Library.Value], Parsing.WithDocumentationMode(DocumentationMode.None)));

    /// <summary>Checks that the output compiles, without warnings.</summary>
    public GeneratorRun Compiles()
    {
        // The tests' own classes need no documentation.
        var problems = Output.GetDiagnostics()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed && d.Id is not "CS1591").ToList();
        return problems.Count == 0 ? this : throw new InvalidOperationException(string.Join('\n', problems) + "\n" + Text);
    }

    public static SyntaxTree Tree(string source, string path) => CSharpSyntaxTree.ParseText(source, Parsing, path);

    private static CSharpCompilation Compile(
        string assembly, IEnumerable<string> sources, IEnumerable<MetadataReference> references, CSharpParseOptions? parsing = null)
    {
        var trees = sources.Prepend(Usings).Select((source, i) => CSharpSyntaxTree.ParseText(source, parsing ?? Parsing, $"Source{i}.cs"));
        return CSharpCompilation.Create(assembly, trees, [.. Runtime.Value, .. references], Options);
    }

    private static IEnumerable<string> LibrarySources()
    {
        var assembly = typeof(GeneratorRun).Assembly;
        // The library's project has it for all of its files.
        yield return "global using KerasSharp.Serialization;";
        foreach (var name in assembly.GetManifestResourceNames())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KerasSharp.ML.Tests;

/// <summary>docs/mlnet.md: its blocks of C#, one after the other, are a program that compiles.</summary>
public sealed class DocumentTests
{
    private static readonly string[] Usings = ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading"];

    [Fact]
    public void The_blocks_compile()
    {
        var blocks = Blocks(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "mlnet.md"))).ToArray();
        Assert.True(blocks.Length >= 5);
        var parsed = blocks.Select(block => CSharpSyntaxTree.ParseText(block).GetCompilationUnitRoot()).ToArray();
        var program = SyntaxFactory.CompilationUnit()
            .AddUsings([.. parsed.SelectMany(block => block.Usings).DistinctBy(directive => directive.ToString())])
            .AddMembers([.. parsed.SelectMany(block => block.Members).OrderBy(member => member is not GlobalStatementSyntax)]);
        var compilation = CSharpCompilation.Create(
            "document",
            [CSharpSyntaxTree.ParseText(program.ToFullString()),
                CSharpSyntaxTree.ParseText(string.Concat(Usings.Select(name => $"global using {name};")))],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path =>
                MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic =>
            diagnostic.ToString()));
    }

    private static IEnumerable<string> Blocks(string document) =>
        document.Split("```csharp\n").Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]);
}

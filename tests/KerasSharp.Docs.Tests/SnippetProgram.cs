using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KerasSharp.Docs.Tests;

/// <summary>Makes a source file of a snippet: its statements in a method, its types beside it, in a namespace of its own.</summary>
internal static class SnippetProgram
{
    /// <summary>What a page need not repeat with each block.</summary>
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using KerasSharp;
        global using KerasSharp.Applications;
        global using KerasSharp.Callbacks;
        global using KerasSharp.Datasets;
        global using KerasSharp.Initializers;
        global using KerasSharp.Layers;
        global using KerasSharp.Optimizers;
        global using KerasSharp.Regularizers;
        global using TorchSharp;
        """;

    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.CSharp14);

    /// <summary>The namespace of the snippet with this number.</summary>
    public static string Namespace(int number) => $"Snippet{number}";

    public static SyntaxTree Tree(Snippet snippet, int number)
    {
        var (usings, statements, types) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        var parts = snippet.Parts;
        if (snippet.Setup.Contains("// here", StringComparison.Ordinal))
            parts = [(parts[0].Line, snippet.Setup.Replace("// here", parts[0].Code, StringComparison.Ordinal)), .. parts.Skip(1)];
        else if (snippet.Setup.Length > 0)
            parts = [(snippet.Line, snippet.Setup), .. parts];

        foreach (var (line, code) in parts)
        {
            var unit = CSharpSyntaxTree.ParseText(code, Parsing).GetCompilationUnitRoot();
            foreach (var directive in unit.Usings)
                Write(usings, directive, line);
            foreach (var member in unit.Members)
                Write(member is GlobalStatementSyntax ? statements : types, member, line);
        }

        var source = $$"""
            namespace {{Namespace(number)}}
            {
            {{usings}}
            #line default
            internal static class Program
            {
            public static async Task Run()
            {
            await Task.CompletedTask;
            {{statements}}
            #line default
            }
            }
            {{types}}
            }
            """;
        return CSharpSyntaxTree.ParseText(source, Parsing, $"{snippet.Page}.{number}.cs", Encoding.UTF8);

        void Write(StringBuilder to, CSharpSyntaxNode node, int line)
        {
            var text = node.ToFullString();
            var begin = node.SyntaxTree.GetLineSpan(node.FullSpan).StartLinePosition.Line;
            to.Append('\n').Append($"#line {line + begin} \"{snippet.Page}\"\n").Append(text).Append('\n');
        }
    }
}

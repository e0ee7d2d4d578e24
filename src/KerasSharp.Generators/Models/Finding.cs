using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KerasSharp.Generators;

/// <summary>A diagnostic as plain values, which can be compared and kept.</summary>
internal sealed record Finding(string Id, string Path, TextSpan Span, EquatableArray<string> Arguments)
{
    public static Finding At(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        new(descriptor.Id, location.SourceTree?.FilePath ?? "", location.SourceSpan, new EquatableArray<string>(arguments));

    /// <summary>
    /// The diagnostic, at its place in a source of the compilation, so that <c>#pragma warning disable</c> and .editorconfig apply to it.
    /// </summary>
    public Diagnostic ToDiagnostic(Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == Path);
        return Diagnostic.Create(Diagnostics.Of(Id), tree is null ? Location.None : Location.Create(tree, Span), [.. Arguments]);
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace KerasSharp.Generators;

/// <summary>A diagnostic as plain values, which can be compared and kept.</summary>
internal sealed record Finding(string Id, string Path, TextSpan Span, LinePositionSpan Lines, EquatableArray<string> Arguments)
{
    public static Finding At(DiagnosticDescriptor descriptor, Location location, params string[] arguments) =>
        new(descriptor.Id, location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span, new EquatableArray<string>(arguments));

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Diagnostics.Of(Id), Location.Create(Path, Span, Lines), [.. Arguments]);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KerasSharp.Generators;

/// <summary>How a class is declared: whether a part can be added to it, and whether others can name it.</summary>
internal static class Declaration
{
    public static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(
            reference => reference.GetSyntax() is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    /// <summary>The class and those around it, outermost first.</summary>
    public static IReadOnlyList<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        var chain = new List<INamedTypeSymbol>();
        for (var t = type; t is not null; t = t.ContainingType)
            chain.Insert(0, t);
        return chain;
    }

    /// <summary>The opening of a further part: <c>partial class Dense</c>.</summary>
    public static string Part(INamedTypeSymbol type)
    {
        var keyword = type.IsRecord
            ? type.IsValueType
            ? "record struct" : "record" : type.TypeKind == TypeKind.Interface ? "interface" : type.IsValueType ? "struct" : "class";
        return $"partial {keyword} {Escape(type.Name)}";
    }

    /// <summary>Whether code elsewhere in the assembly can name the class.</summary>
    public static bool IsReachable(INamedTypeSymbol type) => Chain(type).All(t => !t.IsFileLocal
        && t.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
        or Accessibility.NotApplicable);

    /// <summary>Whether everybody can name the class.</summary>
    public static bool IsPublic(INamedTypeSymbol type) => Chain(type).All(t => t.DeclaredAccessibility == Accessibility.Public);

    /// <summary>A name as C# writes it.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The declaration that stands for the class: the first with a base list.</summary>
    public static bool IsMain(INamedTypeSymbol type, ClassDeclarationSyntax syntax) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<ClassDeclarationSyntax>()
            .FirstOrDefault(part => part.BaseList is not null) == syntax;
}

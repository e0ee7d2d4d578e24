using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KerasSharp.Generators;

/// <summary>Where a class stands among the kinds: what its base classes say and write.</summary>
internal static class Kinds
{
    /// <summary>The class that carries the kind's mark: the class itself or a base class; null where there is none.</summary>
    public static INamedTypeSymbol? Of(INamedTypeSymbol type) =>
        Names.Bases(type).Prepend(type).FirstOrDefault(t => Names.Attribute(t, Names.KerasModule) is not null);

    /// <summary>The classes between a class and its kind's, nearest first, without either.</summary>
    public static IEnumerable<INamedTypeSymbol> Between(INamedTypeSymbol type, INamedTypeSymbol kind) =>
        Names.Bases(type).TakeWhile(t => !Same(t, kind) && !Same(type, kind));

    public static bool IsOrDerivesFrom(INamedTypeSymbol type, string name) =>
        Names.Bases(type).Prepend(type).Any(t => Names.Plain(t) == name);

    public static bool Same(ISymbol? a, ISymbol? b) => SymbolEqualityComparer.Default.Equals(a, b);

    /// <summary>The class's own GetConfig.</summary>
    public static IMethodSymbol? GetConfig(INamedTypeSymbol type) =>
        type.GetMembers("GetConfig").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == 0 && !method.IsStatic);

    /// <summary>The class's own factory.</summary>
    public static IMethodSymbol? FromConfig(INamedTypeSymbol type) =>
        type.GetMembers("FromConfig").OfType<IMethodSymbol>()
            .FirstOrDefault(
                method => method.IsStatic && method.Parameters.Length == 1 && Names.Plain(method.Parameters[0].Type) == Names.Config);

    /// <summary>Whether the generator writes, or wrote, the config of a class.</summary>
    public static bool HasGeneratedConfig(INamedTypeSymbol type) => GetConfig(type) is { } method
        ? method.GetAttributes()
            .Any(
            attribute => attribute.AttributeClass?.Name == "GeneratedCodeAttribute"
            && attribute.ConstructorArguments.FirstOrDefault().Value is Names.Tool)
        : !type.IsAbstract && type.DeclaringSyntaxReferences.Length > 0 && Declaration.IsPartial(type);

    /// <summary>The part of a class's config that is to be written.</summary>
    public static ConfigForm Form(INamedTypeSymbol type, INamedTypeSymbol kind)
    {
        if (Same(type, kind) || GetConfig(type) is not null)
            return ConfigForm.Own;
        foreach (var ancestor in Between(type, kind).Append(kind))
        {
            if (GetConfig(ancestor) is { } inherited)
                return inherited.IsSealed ? ConfigForm.Own : inherited.IsAbstract ? ConfigForm.Alone : ConfigForm.OverBase;
            if (HasGeneratedConfig(ancestor))
                return ConfigForm.OverBase;
        }

        return ConfigForm.Alone;
    }

    /// <summary>Whether the class says itself, by throwing, that it has no config.</summary>
    public static bool RefusesConfig(INamedTypeSymbol type) =>
        GetConfig(type)?.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is MethodDeclarationSyntax method
        && (method.ExpressionBody?.DescendantNodes().Any(node => node is ThrowExpressionSyntax) == true
            || method.Body?.Statements.FirstOrDefault() is ThrowStatementSyntax)) == true;

    /// <summary>
    /// Whether a base class writes the value of a property: the kind's own class, or one with a GetConfig by hand at or below the declaring
    /// class.
    /// </summary>
    public static bool WritesItself(INamedTypeSymbol type, INamedTypeSymbol kind, INamedTypeSymbol declaring)
    {
        if (Same(declaring, type))
            return false;
        foreach (var ancestor in Between(type, kind))
        {
            if (GetConfig(ancestor) is not null && !HasGeneratedConfig(ancestor))
                return true;
            if (Same(ancestor, declaring))
                return false;
        }

        return true;
    }
}

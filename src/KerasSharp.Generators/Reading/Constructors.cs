using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KerasSharp.Generators;

/// <summary>Finds the constructor that is the configuration: the primary one, else the one with the most parameters.</summary>
internal static class Constructors
{
    public static IMethodSymbol? Choose(INamedTypeSymbol type, out string problem)
    {
        problem = "";
        var all = type.InstanceConstructors
            .Where(
                constructor => constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
                or Accessibility.ProtectedOrInternal)
            .Where(constructor => !IsVariant(constructor)).ToList();
        if (all.Find(IsPrimary) is { } primary)
            return Checked(primary, ref problem);
        var most = all.Count == 0 ? 0 : all.Max(constructor => constructor.Parameters.Length);
        var longest = all.FindAll(constructor => constructor.Parameters.Length == most);
        if (longest.Count == 1)
            return Checked(longest[0], ref problem);
        problem = all.Count == 0
            ? "has no public or internal constructor" : $"has {longest.Count} constructors of {most} parameters, none of them primary";
        return null;
    }

    public static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);

    /// <summary>
    /// Whether it is another form of the one that is the configuration, such as one that takes a method for an activation: overloads come
    /// second by their mark.
    /// </summary>
    private static bool IsVariant(IMethodSymbol constructor) => constructor.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "OverloadResolutionPriorityAttribute"
            && attribute.ConstructorArguments.FirstOrDefault().Value is < 0);

    private static IMethodSymbol? Checked(IMethodSymbol constructor, ref string problem)
    {
        if (constructor.Parameters.FirstOrDefault(
            parameter => parameter.RefKind is not (RefKind.None or RefKind.In)) is not { } byReference)
            return constructor;
        problem = $"takes '{byReference.Name}' by reference in its constructor";
        return null;
    }
}

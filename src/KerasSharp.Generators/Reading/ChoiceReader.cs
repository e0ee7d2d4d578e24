using Microsoft.CodeAnalysis;

namespace KerasSharp.Generators;

/// <summary>Reads a closed set of values: the static partial properties of a struct with <c>[Choice]</c>.</summary>
internal static class ChoiceReader
{
    public static ChoiceModel Read(INamedTypeSymbol type, AttributeData attribute)
    {
        var values = type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => property.IsStatic && property.IsPartialDefinition)
            .Select(property => new ChoiceValue(property.Name, new(Strings(property))));
        return new ChoiceModel(
            type.ContainingNamespace.ToDisplayString(),
            type.Name,
            attribute.ConstructorArguments[0].Value as string ?? "",
            attribute.NamedArguments.Any(argument => argument is { Key: "CaseSensitive", Value.Value: true }),
            new(values));
    }

    private static IEnumerable<string> Strings(IPropertySymbol property)
    {
        if (Names.Attribute(property, Names.ChoiceNames) is not { } names)
            return [Naming.ToSnakeCase(property.Name)];
        return [(string)names.ConstructorArguments[0].Value!, .. names.ConstructorArguments[1].Values.Select(
            alias => (string)alias.Value!)];
    }
}

using Microsoft.CodeAnalysis;

namespace KerasSharp.Generators;

/// <summary>
/// Finds the values that the base class of a kind writes, and a class's constructor does not take: a user's layer that has no <c>name</c>
/// parameter has a name.
/// </summary>
internal static class BaseValues
{
    /// <summary>What every layer has that is no parameter of a constructor, with the value it has by itself.</summary>
    private static readonly (string Property, string Default)[] OfLayers =
    [
        ("TrainableAlone", "true"), ("DType", "global::KerasSharp.DTypePolicy.Default"), ("ActivityRegularizer", "null"),
        ("BoundingBoxFormat", "null"),
    ];

    public static IEnumerable<BaseValue> Of(
        Compilation compilation, INamedTypeSymbol type, INamedTypeSymbol kind, IReadOnlyList<ParameterModel> parameters)
    {
        if (Kinds.Same(type, kind))
            return [];
        var initialized = Kinds.IsOrDerivesFrom(type, Names.Layer) ? OfLayers : [];
        var constructor = kind.InstanceConstructors.OrderByDescending(c => c.Parameters.Length).FirstOrDefault();
        var assigned = constructor?.Parameters.Select(parameter => parameter.Name) ?? [];
        return initialized.Select(
            value => (Find(kind, value.Property) ?? Inherited(type, value.Property)) is { } property
            ? Value(property, BaseUse.Initialize, value.Default) : null)
            .Concat(
                assigned.Select(
                name => Find(kind, name) is { } property
                ? Value(property, Settable(compilation, type, property) ? BaseUse.Assign : BaseUse.Expect, "") : null))
            .OfType<BaseValue>()
            .Where(value => !parameters.Any(parameter => parameter.Key == value.Key))
            .GroupBy(value => value.Key)
            .Select(group => group.First());
    }

    private static IPropertySymbol? Find(INamedTypeSymbol kind, string name) =>
        kind.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(
            property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A property that a class between the kind and the type has: not all layers have it.</summary>
    private static IPropertySymbol? Inherited(INamedTypeSymbol type, string name)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (Find(current, name) is { SetMethod.IsInitOnly: true } property)
                return property;
        }

        return null;
    }

    private static bool Settable(Compilation compilation, INamedTypeSymbol type, IPropertySymbol property) =>
        property.SetMethod is { IsInitOnly: false } setter && compilation.IsSymbolAccessibleWithin(setter, type, type);

    private static BaseValue Value(IPropertySymbol property, BaseUse use, string fallback)
    {
        // The name of the property in C# is that of the parameter but for its case; "DType" is Keras's "dtype", and "trainable" speaks of
        // the layer alone.
        var key = property.Name == "DType" ? "dtype" : property.Name == "TrainableAlone" ? "trainable" : Naming.ToConfigKey(
            char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1));
        return new BaseValue(
            key, property.Name, property.Type.ToDisplayString(Names.Full), ParameterReader.IsNullable(property.Type), use, fallback);
    }
}

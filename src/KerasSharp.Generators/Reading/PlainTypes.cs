using Microsoft.CodeAnalysis;

namespace KerasSharp.Generators;

/// <summary>Says which types can stand in a config, as KerasSharp's ConfigValue writes and reads them.</summary>
internal static class PlainTypes
{
    private static readonly HashSet<string> Known =
    [
        "KerasSharp.Config", "KerasSharp.Shape", "KerasSharp.Sizes", "KerasSharp.ArrayLike", "TorchSharp.torch.Tensor",
    ];

    private static readonly HashSet<string> Marks = ["KerasSharp.Serialization.IPlainValue", "KerasSharp.Serialization.IParsableMark"];

    private static readonly HashSet<string> Lists =
    [
        "System.Collections.Generic.IEnumerable<T>", "System.Collections.Generic.ICollection<T>", "System.Collections.Generic.IList<T>",
        "System.Collections.Generic.IReadOnlyCollection<T>", "System.Collections.Generic.IReadOnlyList<T>",
        "System.Collections.Generic.List<T>",
        "System.ReadOnlySpan<T>", "System.Span<T>",
    ];

    private static readonly HashSet<string> Dictionaries =
    [
        "System.Collections.Generic.Dictionary<TKey, TValue>", "System.Collections.Generic.IDictionary<TKey, TValue>",
            "System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>",
    ];

    public static bool CanStand(ITypeSymbol type) => type switch
    {
        {
            SpecialType: SpecialType.System_Object or SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Double
            or SpecialType.System_Single
        } => true,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Int64 } => true,
        { SpecialType: SpecialType.System_UInt64 } => false,
        { TypeKind: TypeKind.Enum } => true,
        IArrayTypeSymbol { Rank: 1 } array => CanStand(array.ElementType),
        INamedTypeSymbol { TypeKind: not TypeKind.Delegate } named => CanStandByName(named),
        _ => false,
    };

    /// <summary>The type that a parameter's value is read as: spans are read as arrays.</summary>
    public static string ReadType(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsRefLikeType: true, TypeArguments.Length: 1 } span
            ? span.TypeArguments[0].ToDisplayString(Names.Full) + "[]" : type.ToDisplayString(Names.Full);

    private static bool CanStandByName(INamedTypeSymbol type)
    {
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return CanStand(type.TypeArguments[0]);
        if (type.IsTupleType)
            return type.TupleElements.All(element => CanStand(element.Type));
        var name = type.OriginalDefinition.ToDisplayString();
        return Known.Contains(name)
            || (Lists.Contains(name) && CanStand(type.TypeArguments[0]))
            || (Dictionaries.Contains(name) && type.TypeArguments[0].SpecialType == SpecialType.System_String
                && CanStand(type.TypeArguments[1]))
            || type.AllInterfaces.Any(contract => Marks.Contains(Names.Plain(contract)))
            || Kinds.Of(type) is not null;
    }
}

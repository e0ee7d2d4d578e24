using Microsoft.CodeAnalysis;

namespace KerasSharp.Generators;

/// <summary>The names that the generator looks for in the library, and how it writes names.</summary>
internal static class Names
{
    public const string NativeEngine = "KerasSharp.Torch.NativeEngine";

    public const string KerasModule = "KerasSharp.KerasModuleAttribute";
    public const string KerasName = "KerasSharp.KerasNameAttribute";
    public const string ConfigKey = "KerasSharp.ConfigKeyAttribute";
    public const string ConfigBefore = "KerasSharp.Serialization.ConfigBeforeAttribute";
    public const string ConfigConstant = "KerasSharp.Serialization.ConfigConstantAttribute";
    public const string NotInConfig = "KerasSharp.NotInConfigAttribute";
    public const string OmitIfNull = "KerasSharp.OmitIfNullAttribute";
    public const string SeedBeforeInitializers = "KerasSharp.Serialization.SeedBeforeInitializersAttribute";
    public const string SeveralInputs = "KerasSharp.SeveralInputsAttribute";
    public const string Choice = "KerasSharp.Serialization.ChoiceAttribute";
    public const string ChoiceNames = "KerasSharp.Serialization.ChoiceNamesAttribute";
    public const string Operations = "KerasSharp.Operations.OperationsAttribute";
    public const string CallArgument = "KerasSharp.Operations.CallArgumentAttribute";
    public const string NullIs = "KerasSharp.Operations.NullIsAttribute";
    public const string Config = "KerasSharp.Config";
    public const string Layer = "KerasSharp.Layers.Layer";
    public const string Model = "KerasSharp.Model";
    public const string Sequential = "KerasSharp.Sequential";
    public const string CallContext = "KerasSharp.Layers.CallContext";
    public const string KerasTensor = "KerasSharp.KerasTensor";

    /// <summary>The tool in <c>[GeneratedCode]</c>, by which a config that the generator wrote is known in a referenced assembly.</summary>
    public const string Tool = "KerasSharp.Generators";

    /// <summary>Fully qualified, with nullability.</summary>
    public static readonly SymbolDisplayFormat Full =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Namespace and name, without <c>global::</c>.</summary>
    public static string Plain(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);

    public static AttributeData? Attribute(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass is { } type && Plain(type) == name);

    /// <summary>The base classes, nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
            yield return t;
    }
}

using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KerasSharp.Generators;

/// <summary>Default values of parameters as C# writes them.</summary>
internal static class Literals
{
    /// <summary>The default of a parameter; null where it has none.</summary>
    public static string? Default(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return null;
        var type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0] : parameter.Type;
        return parameter.ExplicitDefaultValue switch
        {
            null => parameter.Type.IsValueType && Kinds.Same(type, parameter.Type) ? "default" : "null",
            var value when type.TypeKind == TypeKind.Enum => Enum((INamedTypeSymbol)type, value),
            double value => Real(value, double.IsNaN(value), double.IsInfinity(value), "double", ""),
            float value => Real(value, float.IsNaN(value), float.IsInfinity(value), "float", "F"),
            var value =>
                SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false) + (value is decimal ? "M" : ""),
        };
    }

    private static string Real(IFormattable value, bool nan, bool infinite, string type, string suffix)
    {
        if (nan)
            return type + ".NaN";
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return infinite ? type + (text[0] == '-' ? ".NegativeInfinity" : ".PositiveInfinity") : text + suffix;
    }

    private static string Enum(INamedTypeSymbol type, object value)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(
            field => field.HasConstantValue && Equals(field.ConstantValue, value));
        return member is null
            ? $"({name})({Convert.ToString(value, CultureInfo.InvariantCulture)})" : $"{name}.{Declaration.Escape(member.Name)}";
    }
}

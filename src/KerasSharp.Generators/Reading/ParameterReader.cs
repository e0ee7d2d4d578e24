using Microsoft.CodeAnalysis;

namespace KerasSharp.Generators;

/// <summary>Reads the parameters of a class's constructor: key, default, and where the value of each is found in an object.</summary>
internal sealed class ParameterReader(Compilation compilation, INamedTypeSymbol type, INamedTypeSymbol kind, ConfigForm form)
{
    /// <summary>
    /// The key that a layer's base class writes only where it has a value, and layers whose constructor takes it write always.
    /// </summary>
    private const string ActivityRegularizer = "activity_regularizer";

    public List<Finding> Findings { get; } = [];

    public IReadOnlyList<ParameterModel> Read(IMethodSymbol constructor)
    {
        var documentation = Documentation.Of(type, constructor);
        return [.. constructor.Parameters.Select(parameter => Read(parameter, Constructors.IsPrimary(constructor), documentation))];
    }

    /// <summary>Whether a type takes null. Code without nullable annotations says nothing, so it does.</summary>
    public static bool IsNullable(ITypeSymbol type) =>
        type.IsValueType
            ? type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            : type.NullableAnnotation != NullableAnnotation.NotAnnotated;

    private ParameterModel Read(IParameterSymbol parameter, bool primary, Documentation documentation)
    {
        var key = Names.Attribute(parameter, Names.ConfigKey)?.ConstructorArguments[0].Value as string
            ?? Naming.ToConfigKey(parameter.Name);
        var property = Property(parameter.Name);
        var role = Role(parameter, key, property, primary);
        return new ParameterModel(
            Declaration.Escape(parameter.Name),
            key,
            parameter.Type.ToDisplayString(Names.Full),
            PlainTypes.ReadType(parameter.Type),
            IsNullable(parameter.Type),
            parameter.IsParams,
            Literals.Default(parameter),
            role,
            Declaration.Escape(property?.Name ?? parameter.Name),
            Names.Attribute(parameter, Names.OmitIfNull) is not null,
            Names.Attribute(parameter, Names.ConfigBefore)?.ConstructorArguments[0].Value as string,
            documentation.Parameter(parameter.Name));
    }

    private ConfigRole Role(IParameterSymbol parameter, string key, IPropertySymbol? property, bool primary)
    {
        var excluded = Names.Attribute(parameter, Names.NotInConfig) is not null;
        if (!PlainTypes.CanStand(parameter.Type))
        {
            if (excluded && (parameter.HasExplicitDefaultValue || parameter.IsParams))
                return ConfigRole.Omitted;
            if (form != ConfigForm.Own)
                Report(Diagnostics.NotPlain, parameter, parameter.Name, type.Name, parameter.Type.ToDisplayString(
                    SymbolDisplayFormat.CSharpShortErrorMessageFormat));
            return ConfigRole.Impossible;
        }

        if (excluded || form == ConfigForm.Own)
            return ConfigRole.ReadOnly;
        if (property is null)
        {
            if (!primary)
                Report(Diagnostics.NoValue, parameter, parameter.Name, type.Name, Pascal(parameter.Name));
            return ConfigRole.Written;
        }

        return key != ActivityRegularizer && Kinds.WritesItself(type, kind, property.ContainingType)
            ? ConfigRole.ReadOnly : ConfigRole.Written;
    }

    /// <summary>The readable property of a parameter's name, in the class or the nearest base class.</summary>
    private IPropertySymbol? Property(string parameter)
    {
        var name = Pascal(parameter);
        return Names.Bases(type).Prepend(type)
            .Select(t => t.GetMembers().OfType<IPropertySymbol>().Where(IsReadable).Where(
                p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase))
                .OrderBy(p => p.Name == name ? 0 : 1).FirstOrDefault())
            .FirstOrDefault(property => property is not null);
    }

    private bool IsReadable(IPropertySymbol property) =>
        property is { IsStatic: false, IsIndexer: false, GetMethod: { } getter } && compilation.IsSymbolAccessibleWithin(getter, type);

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    private void Report(DiagnosticDescriptor descriptor, ISymbol symbol, params string[] arguments) =>
        Findings.Add(
            Finding.At(descriptor, symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? type.Locations[0], arguments));
}

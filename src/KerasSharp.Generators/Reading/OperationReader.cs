using Microsoft.CodeAnalysis;

namespace KerasSharp.Generators;

/// <summary>Reads the operations that a class defines: its public and internal static methods.</summary>
internal static class OperationReader
{
    private const string Operand = "KerasSharp.Operand";
    private const string Tensor = "TorchSharp.torch.Tensor";

    public static OperationClass Read(INamedTypeSymbol type, AttributeData attribute)
    {
        var methods = type.GetMembers().OfType<IMethodSymbol>()
            .Where(
                method =>
                method is
                {
                    IsStatic: true, MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public
                or Accessibility.Internal
                } && Is(Element(method.ReturnType), Tensor));
        return new OperationClass(
            type.ToDisplayString(Names.Full),
            attribute.ConstructorArguments[0].Value as string ?? "",
            attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Group").Value.Value as string ?? "",
            new(methods.Select(Read)));
    }

    private static OperationModel Read(IMethodSymbol method) => new(
        method.Name,
        Names.Attribute(method, Names.KerasName)?.ConstructorArguments[0].Value as string ?? method.Name,
        method.ReturnType.ToDisplayString(Names.Full),
        new(method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Select(element => element.Name) : []),
        method.DeclaredAccessibility == Accessibility.Public,
        method.ReturnType is IArrayTypeSymbol,
        new(method.Parameters.Select(Read)),
        Documentation.Elements(method));

    private static OperationParameter Read(IParameterSymbol parameter)
    {
        var argument = Names.Attribute(parameter, Names.CallArgument);
        return new OperationParameter(
            Declaration.Escape(parameter.Name),
            Names.Attribute(parameter, Names.ConfigKey)?.ConstructorArguments[0].Value as string ?? Naming.ToConfigKey(parameter.Name),
            parameter.Type.ToDisplayString(Names.Full),
            ParameterReader.IsNullable(parameter.Type),
            Literals.Default(parameter),
            Role(parameter, argument is not null),
            argument?.NamedArguments.Any(named => named is { Key: "Named", Value.Value: true }) == true,
            Names.Attribute(parameter, Names.NullIs)?.ConstructorArguments[0].Value as string);
    }

    private static OperationRole Role(IParameterSymbol parameter, bool argument)
    {
        if (Is(parameter.Type, Tensor))
            return OperationRole.Tensor;
        if (Is(parameter.Type, Operand))
            return OperationRole.Operand;
        if (parameter.Type is IArrayTypeSymbol { ElementType: var element } && Is(element, Tensor))
            return parameter.IsParams ? OperationRole.Spread : OperationRole.Tensors;
        if (parameter.Type is INamedTypeSymbol { Name: "IEnumerable", TypeArguments.Length: 1 } list && Is(list.TypeArguments[0], Tensor))
            return OperationRole.Tensors;
        return argument ? OperationRole.Argument : OperationRole.Option;
    }

    private static ITypeSymbol Element(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements[0].Type,
        _ => type,
    };

    private static bool Is(ITypeSymbol type, string name) =>
        Names.Plain(
            (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0] : type)
            .WithNullableAnnotation(NullableAnnotation.NotAnnotated)) == name;
}

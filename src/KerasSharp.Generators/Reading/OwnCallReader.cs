using Microsoft.CodeAnalysis;

namespace KerasSharp.Generators;

/// <summary>Finds a layer's <c>Call</c> that takes arguments beyond the input, training and the mask.</summary>
internal static class OwnCallReader
{
    private const string Tensor = "TorchSharp.torch.Tensor";

    /// <summary>The call; null where the class has none of that kind.</summary>
    public static OwnCall? Of(INamedTypeSymbol type) =>
        Kinds.IsOrDerivesFrom(type, Names.Layer)
            ? type.GetMembers("Call").OfType<IMethodSymbol>().Select(Read).FirstOrDefault(call => call is not null) : null;

    private static OwnCall? Read(IMethodSymbol method)
    {
        if (method is not { IsStatic: false, IsOverride: false, IsGenericMethod: false, Parameters.Length: > 1 }
            || !Is(method.ReturnType, Tensor) || !Is(method.Parameters[0].Type, Tensor))
            return null;
        var input = method.Parameters[0];
        var parameters = method.Parameters.Skip(1).Select(Read).ToList();
        return parameters.Any(parameter => parameter is null) || parameters.All(parameter => parameter!.Role != OwnCallRole.Value)
            ? null : new OwnCall(Declaration.Escape(input.Name), input.Name, new(parameters.Select(parameter => parameter!)));
    }

    private static OwnCallParameter? Read(IParameterSymbol parameter)
    {
        OwnCallRole? role = parameter.Type switch
        {
            { SpecialType: SpecialType.System_Boolean } when parameter.Name == "training" => OwnCallRole.Training,
            var type when Is(type, Names.CallContext) => OwnCallRole.Context,
            var type when Is(type, Tensor) && parameter.Name == "mask" => OwnCallRole.Mask,
            var type when parameter.RefKind == RefKind.None && IsScalar(type) => OwnCallRole.Value,
            _ => null,
        };
        return role is null ? null : new OwnCallParameter(
            Declaration.Escape(parameter.Name), Naming.ToConfigKey(parameter.Name), parameter.Type.ToDisplayString(Names.Full),
            Literals.Default(parameter), role.Value);
    }

    /// <summary>Lists among the arguments of a call are tensors to Keras.</summary>
    private static bool IsScalar(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsScalar(nullable.TypeArguments[0]),
        {
            SpecialType: SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Single
            or SpecialType.System_Double or SpecialType.System_String
        } => true,
        _ => type.TypeKind == TypeKind.Enum,
    };

    private static bool Is(ITypeSymbol type, string name) =>
        Names.Plain(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)) == name;
}

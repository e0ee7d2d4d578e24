using Microsoft.CodeAnalysis;

namespace KerasSharp.Generators;

/// <summary>The names under which a class is registered.</summary>
/// <param name="Registered">The name in configs.</param>
/// <param name="Module">Keras's module; null for a user's own class.</param>
/// <param name="Identifiers">All strings that name the class.</param>
internal sealed record RegisteredNames(string Registered, string? Module, IReadOnlyList<string> Identifiers)
{
    public static RegisteredNames Of(INamedTypeSymbol type, INamedTypeSymbol kind)
    {
        var given = Names.Attribute(type, Names.KerasName);
        var name = given?.ConstructorArguments.FirstOrDefault().Value as string ?? type.Name;
        var aliases = given?.ConstructorArguments.Skip(1).SelectMany(argument => argument.Values).Select(value => value.Value as string)
            .OfType<string>().ToList() ?? [];
        var own = !Kinds.Same(type.ContainingAssembly, kind.ContainingAssembly);
        var module = own
            ? null : Named(given, "Module") ?? Names.Attribute(kind, Names.KerasModule)!.ConstructorArguments[0].Value as string;
        var registered = own ? $"{Named(given, "Package") ?? "Custom"}>{name}" : name;
        IEnumerable<string> identifiers =
            [registered, name, name.ToLowerInvariant(), Naming.ToSnakeCase(name), .. aliases, .. aliases.Select(
            alias => alias.ToLowerInvariant())];
        return new RegisteredNames(registered, module, [.. identifiers.Distinct()]);
    }

    private static string? Named(AttributeData? attribute, string property) =>
        attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value.Value as string;
}

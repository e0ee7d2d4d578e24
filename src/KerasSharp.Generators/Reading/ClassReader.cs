using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KerasSharp.Generators;

/// <summary>What was read of a class: the model, null where the class cannot be served, and what there is to say.</summary>
internal sealed record ClassResult(ClassModel? Model, EquatableArray<Finding> Findings, Finding Place);

/// <summary>Reads a class into its model.</summary>
internal static class ClassReader
{
    /// <summary>The class of a declaration; null where it is of no kind.</summary>
    public static ClassResult? Read(ClassDeclarationSyntax syntax, SemanticModel semantics, CancellationToken cancellation)
    {
        if (semantics.GetDeclaredSymbol(syntax, cancellation) is not INamedTypeSymbol { IsAbstract: false } type
            || !Declaration.IsMain(type, syntax) || Kinds.Of(type) is not { } kind)
            return null;
        var findings = new List<Finding>();
        var model = IsServable(type, kind, findings) ? Read(semantics.Compilation, type, kind, findings) : null;
        return new ClassResult(model, new(findings), Finding.At(Diagnostics.DuplicateName, type.Locations[0]));
    }

    private static bool IsServable(INamedTypeSymbol type, INamedTypeSymbol kind, List<Finding> findings)
    {
        var chain = Declaration.Chain(type);
        if (!Declaration.IsReachable(type))
        {
            // Users do not expect a config of a hidden class that is not partial and writes none itself.
            if (Declaration.IsPartial(type) || Kinds.GetConfig(type) is not null)
                findings.Add(Finding.At(Diagnostics.Hidden, type.Locations[0], type.Name, kind.Name));
            return false;
        }

        if (chain.FirstOrDefault(t => !Declaration.IsPartial(t)) is { } closed)
        {
            if (!Kinds.RefusesConfig(type))
                findings.Add(Finding.At(Diagnostics.NotPartial, type.Locations[0], type.Name, kind.Name, closed.Name));
            return false;
        }

        if (!chain.Any(t => t.IsGenericType))
            return true;
        findings.Add(Finding.At(Diagnostics.Generic, type.Locations[0], type.Name, kind.Name));
        return false;
    }

    private static ClassModel? Read(Compilation compilation, INamedTypeSymbol type, INamedTypeSymbol kind, List<Finding> findings)
    {
        var factory = Kinds.FromConfig(type);
        var form = Kinds.Form(type, kind);
        if (Constructors.Choose(type, out var problem) is not { } constructor)
        {
            findings.Add(Finding.At(Diagnostics.NoConstructor, type.Locations[0], type.Name, problem));
            return null;
        }

        var reader = new ParameterReader(compilation, type, kind, form);
        var parameters = reader.Read(constructor);
        findings.AddRange(reader.Findings);
        if (reader.Findings.Any(finding => finding.Id == Diagnostics.NoValue.Id))
            return null;
        var names = RegisteredNames.Of(type, kind);
        return new ClassModel
        {
            Namespace = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString(),
            Declarations = new(Declaration.Chain(type).Select(Declaration.Part)),
            Name = Declaration.Escape(type.Name),
            FullName = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            Public = Declaration.IsPublic(type) && constructor.DeclaredAccessibility == Accessibility.Public,
            Kind = kind.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            BaseValues = new(BaseValues.Of(compilation, type, kind, parameters)),
            RegisteredName = names.Registered,
            Module = names.Module,
            Identifiers = new(names.Identifiers),
            Parameters = new(parameters),
            Constants = new(form == ConfigForm.Own ? [] : Constants(type)),
            DroppedKeys = new(form == ConfigForm.OverBase ? DroppedKeys(compilation, type, kind, parameters) : []),
            Config = form,
            WritesFactory = factory is null,
            SeedBeforeInitializers = Names.Attribute(type, Names.SeedBeforeInitializers) is not null,
            HidesFactory = Names.Bases(type).Any(
                t => Kinds.FromConfig(t) is not null || (!t.IsAbstract && Kinds.Of(t) is not null && Kinds.HasGeneratedConfig(t))),
            Fluent = FluentOf(compilation, type),
            Call = OwnCallReader.Of(type),
            Summary = Documentation.Of(type, constructor).Summary,
        };
    }

    private static IEnumerable<ConstantModel> Constants(INamedTypeSymbol type) =>
        from attribute in type.GetAttributes()
        where attribute.AttributeClass is { } name && Names.Plain(name) == Names.ConfigConstant
        let before = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Before").Value.Value as string
        select new ConstantModel(
            (string)attribute.ConstructorArguments[0].Value!, attribute.ConstructorArguments[1].ToCSharpString(), before);

    /// <summary>The keys that a concrete base class's generated config writes and that this class's constructor does not take.</summary>
    private static IEnumerable<string> DroppedKeys(
        Compilation compilation, INamedTypeSymbol type, INamedTypeSymbol kind, IReadOnlyList<ParameterModel> parameters)
    {
        var writer = Kinds.Between(type, kind).FirstOrDefault(t => Kinds.GetConfig(t) is not null || Kinds.HasGeneratedConfig(t));
        if (writer is null || !Kinds.HasGeneratedConfig(writer) || Constructors.Choose(writer, out _) is not { } constructor)
            return [];
        var inherited = new ParameterReader(compilation, writer, kind, ConfigForm.OverBase).Read(constructor);
        return inherited.Where(parameter => parameter.Role == ConfigRole.Written).Select(parameter => parameter.Key).Except(
            parameters.Select(parameter => parameter.Key));
    }

    private static FluentForms FluentOf(Compilation compilation, INamedTypeSymbol type)
    {
        if (!Kinds.IsOrDerivesFrom(type, Names.Layer) || Kinds.IsOrDerivesFrom(type, Names.Model)
            || Names.Bases(type).Prepend(type).Any(t => Names.Attribute(t, Names.SeveralInputs) is not null))
        {
            return FluentForms.None;
        }

        var forms = compilation.GetTypeByMetadataName(Names.Sequential) is null ? FluentForms.None : FluentForms.Sequential;
        var takesTensor = Names.Bases(type).First(t => Names.Plain(t) == Names.Layer).GetMembers("Apply").OfType<IMethodSymbol>()
            .Any(method =>
            Names.Plain(method.ReturnType) == Names.KerasTensor && method.Parameters.Length > 0
            && Names.Plain(method.Parameters[0].Type) == Names.KerasTensor && method.Parameters.Skip(1).All(
                parameter => parameter.IsOptional));
        return takesTensor ? forms | FluentForms.KerasTensor : forms;
    }
}

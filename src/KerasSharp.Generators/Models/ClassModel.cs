namespace KerasSharp.Generators;

/// <summary>A class that the generator serves: everything that its text depends on, and nothing else.</summary>
internal sealed record ClassModel
{
    /// <summary>The namespace; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The declarations of the class and the classes around it, outermost first: <c>class Outer</c>.</summary>
    public required EquatableArray<string> Declarations { get; init; }

    /// <summary>The class's own name.</summary>
    public required string Name { get; init; }

    /// <summary>The class, fully qualified.</summary>
    public required string FullName { get; init; }

    /// <summary>Whether everybody can see the class.</summary>
    public required bool Public { get; init; }

    /// <summary>The base class of the kind, fully qualified.</summary>
    public required string Kind { get; init; }

    /// <summary>The values that the kind's base class writes, and the constructor does not take.</summary>
    public required EquatableArray<BaseValue> BaseValues { get; init; }

    /// <summary>The name in configs: Keras's class name, or Package&gt;Name.</summary>
    public required string RegisteredName { get; init; }

    /// <summary>Keras's module; null for a user's own class.</summary>
    public required string? Module { get; init; }

    /// <summary>All identifiers that name the class.</summary>
    public required EquatableArray<string> Identifiers { get; init; }

    /// <summary>The parameters of the constructor.</summary>
    public required EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>Keys whose value is the same for all objects of the class.</summary>
    public required EquatableArray<ConstantModel> Constants { get; init; }

    /// <summary>Keys that the base class writes though this class's constructor does not take them.</summary>
    public required EquatableArray<string> DroppedKeys { get; init; }

    /// <summary>Whether the config is to be written, and over a base class's config rather than an abstract one.</summary>
    public required ConfigForm Config { get; init; }

    /// <summary>Whether the factory is to be written.</summary>
    public required bool WritesFactory { get; init; }

    /// <summary>Whether the factory lets the initializers wait for their seeds.</summary>
    public required bool SeedBeforeInitializers { get; init; }

    /// <summary>Whether the factory hides one of a base class.</summary>
    public required bool HidesFactory { get; init; }

    /// <summary>The fluent methods to write.</summary>
    public required FluentForms Fluent { get; init; }

    /// <summary>The layer's call with arguments of its own; null where it has none.</summary>
    public required OwnCall? Call { get; init; }

    /// <summary>The summary, as XML lines; empty without documentation.</summary>
    public required string Summary { get; init; }
}

/// <summary>What of the config is to be written.</summary>
internal enum ConfigForm
{
    /// <summary>Nothing: the class has its own.</summary>
    Own,

    /// <summary>The base class's config and the parameters.</summary>
    OverBase,

    /// <summary>The parameters; the base class's GetConfig is abstract.</summary>
    Alone,
}

/// <summary>The fluent methods of a class.</summary>
[Flags]
internal enum FluentForms
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>On Sequential.</summary>
    Sequential = 1,

    /// <summary>On KerasTensor.</summary>
    KerasTensor = 2,
}

using System.Reflection;
using KerasSharp.Activations;
using KerasSharp.Constraints;
using KerasSharp.Datasets;
using KerasSharp.Initializers;
using KerasSharp.Losses;
using KerasSharp.Metrics;
using KerasSharp.Optimizers;
using KerasSharp.Regularizers;

namespace KerasSharp.Tests.Compatibility;

/// <summary>What stands in KerasSharp for a name of Keras: found by reflection, so that it cannot be claimed where it is not.</summary>
/// <param name="Shown">How a program writes it.</param>
/// <param name="Parameters">The parameters of the constructor or method; empty for others.</param>
/// <param name="Type">The class, where it is one.</param>
internal sealed record Counterpart(string Shown, IReadOnlyList<ParameterInfo> Parameters, Type? Type)
{
    private static readonly Dictionary<string, Type> Kinds = new()
    {
        ["keras.layers"] = typeof(Layer),
        ["keras.activations"] = typeof(ActivationFunction),
        ["keras.losses"] = typeof(Loss),
        ["keras.metrics"] = typeof(Metric),
        ["keras.optimizers"] = typeof(Optimizer),
        ["keras.optimizers.schedules"] = typeof(KerasSharp.Optimizers.Schedules.LearningRateSchedule),
        ["keras.callbacks"] = typeof(Callback),
        ["keras.initializers"] = typeof(Initializer),
        ["keras.regularizers"] = typeof(Regularizer),
        ["keras.constraints"] = typeof(Constraint),
    };

    private static readonly Type[] Public = [.. typeof(Layer).Assembly.GetExportedTypes(), .. typeof(Mnist).Assembly.GetExportedTypes(),
        .. typeof(KerasSharp.Applications.Application).Assembly.GetExportedTypes(), .. typeof(Distribution).Assembly.GetExportedTypes()];

    /// <summary>Finds the counterpart of a name; null where there is none.</summary>
    public static Counterpart? Find(KerasName name)
    {
        var kind = Kinds.GetValueOrDefault(name.Module);
        if (Elsewhere.Find(name) is { } elsewhere)
            return elsewhere;
        if (name.IsMember || (kind is null && name.Module.Split('.')[^1] is var last && char.IsUpper(last[0])))
            return OfMember(name);
        if (kind is not null)
        {
            var isClass = char.IsUpper(name.Name[0]);
            return (isClass ? null : OfMethod(name, kind.Namespace))
                ?? (isClass || kind != typeof(Layer) ? Registered(kind, name.Name) : null)
                ?? (isClass ? OfType(name.Name, kind.Namespace) : null);
        }

        return name.Module switch
        {
            "keras.datasets" => OfType(Pascal(name.Name), typeof(Mnist).Namespace),
            "keras.applications" => OfType(name.Name, typeof(KerasSharp.Applications.Application).Namespace),
            "keras.distribution" when char.IsLower(name.Name[0]) => OfMethod(typeof(Distribution), name.Name),
            "keras.config" => OfSetting(name.Name),
            "keras.random" => OfMethod(typeof(KerasRandom), name.Name) ?? OfType(name.Name, null),
            "keras.utils" or "keras.preprocessing" => OfMethod(typeof(Utils), name.Name) ?? OfType(name.Name, null),
            _ => char.IsUpper(name.Name[0]) ? OfType(name.Name, null) : null,
        };
    }

    /// <summary>A member of a class by its C# name.</summary>
    public static Counterpart? OfMember(Type type, string member) => type.GetMember(
        member, BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
        .Where(Visible).OrderByDescending(found => (found as MethodBase)?.GetParameters().Length).FirstOrDefault() is { } shown
        ? new($"{type.Name}.{member}", shown is MethodInfo method ? method.GetParameters() : [], null) : null;

    /// <summary>A class, with its fullest constructor.</summary>
    public static Counterpart Of(Type type) =>
        new(type.Name, type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(Visible)
            .MaxBy(constructor => constructor.GetParameters().Length)?.GetParameters() ?? [], type);

    private static Counterpart? Registered(Type kind, string name) =>
        Registry.Find(kind, name) is { } entry && entry.Type.Assembly == typeof(Layer).Assembly ? Of(entry.Type) : null;

    private static Counterpart? OfType(string name, string? room) =>
        Array.Find(
            Public, type => type.Name.Split('`')[0].Equals(name, StringComparison.OrdinalIgnoreCase)
            && (room is null || type.Namespace == room || type.Namespace == "KerasSharp")) is { } found
            ? Of(found) : null;

    private static Counterpart? OfMember(KerasName name) =>
        Array.Find(Public, type => type.Name == name.Module.Split('.')[^1]) is { } type
            ? name.Name == type.Name ? Of(type) : OfMember(type, Pascal(name.Name)) : null;

    /// <summary>A function among the static classes of a namespace.</summary>
    private static Counterpart? OfMethod(KerasName name, string? room) =>
        Public.Where(type => type.IsAbstract && type.IsSealed && type.Namespace == room).Select(type => OfMethod(type, name.Name))
            .FirstOrDefault(found => found is not null);

    private static Counterpart? OfMethod(Type type, string name) => type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.Name.Equals(name.Replace("_", ""), StringComparison.OrdinalIgnoreCase))
            .MaxBy(method => method.GetParameters().Length) is { } method
        ? new($"{type.Name}.{method.Name}", method.GetParameters(), null) : null;

    private static Counterpart? OfSetting(string name)
    {
        var property = typeof(KerasConfig).GetProperties().FirstOrDefault(
            found => found.Name.Equals(name.Replace("set_", "").Replace("_", ""), StringComparison.OrdinalIgnoreCase));
        return property is null ? null : new($"KerasConfig.{property.Name}", [], null);
    }

    private static bool Visible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        PropertyInfo property => property.GetMethod is { } get && Visible(get),
        FieldInfo field => field.IsPublic,
        _ => false,
    };

    private static string Pascal(string name) => name == "dtype" ? "DType" : string.Concat(
        name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}

namespace KerasSharp.Serialization;

/// <summary>Decides which class a name in a file stands for. Nothing but the registry and what the caller named is ever made.</summary>
internal static class CustomObjects
{
    private static readonly string[] KerasModules = ["keras", "tf_keras", "keras_core", "tensorflow", "builtins"];

    private const int NearestNames = 5;

    [ThreadStatic]
    private static IReadOnlyDictionary<string, Type>? current;

    /// <summary>Lets files name the caller's own classes until disposed.</summary>
    public static IDisposable Enter(IReadOnlyDictionary<string, Type>? types)
    {
        foreach (var (name, type) in types ?? new Dictionary<string, Type>())
        {
            if (Registry.Find(type) is null)
                throw new ArgumentException(
                    $"The class {type} for '{name}' cannot be made from a config: declare it partial, so that the source generator "
                    + "writes what is needed.", "customObjects");
        }

        var before = current;
        current = types is null || before is null ? types ?? before : Joined(before, types);
        return new Scope(before);
    }

    /// <summary>The class of a serialised object.</summary>
    /// <exception cref="ConfigException">It is in a module of Python code that is not Keras's.</exception>
    /// <exception cref="ArgumentException">There is no such class.</exception>
    public static RegistryEntry Resolve(Config serialized, string className, Type kind)
    {
        var registered = serialized.Get<string?>("registered_name", null);
        foreach (var name in (string?[])[registered, registered?[(registered.IndexOf('>') + 1)..], className])
        {
            if (name is not null && Find(name, kind) is { } own)
                return own;
        }

        var module = serialized.Get<string?>("module", null);
        var entry = (registered is null ? null : Registry.Find(kind, registered)) ?? Registry.Find(kind, className);
        if (module is not null && entry?.Module is not null && !Array.Exists(
            KerasModules, known => module == known || module.StartsWith(known + ".", StringComparison.Ordinal)))
            entry = null;
        if (entry is not null)
            return entry;
        if (module is null || module.StartsWith("keras", StringComparison.Ordinal))
            throw Unknown(kind, className);
        throw new ConfigException(
            $"The class '{className}' of the Python module '{module}' is none of Keras's and not known here. {Advice(kind, className)}");
    }

    /// <summary>The caller's own class of a name; null where there is none of that kind.</summary>
    public static RegistryEntry? Find(string name, Type kind) =>
        current?.GetValueOrDefault(name) is { } type && kind.IsAssignableFrom(type) ? Registry.Find(type) : null;

    /// <summary>A name that stands for nothing here.</summary>
    public static ConfigException Unknown(Type kind, string name) =>
        new($"Unknown {Naming.ToSnakeCase(kind.Name).Replace('_', ' ')}: '{name}'. {Unregistered(kind, name)}The nearest of those that "
            + $"exist: {string.Join(", ", Registry.Nearest(kind, name, NearestNames))}. {Advice(kind, name)}");

    private static string Advice(Type kind, string name) => current?.GetValueOrDefault(name) is { } type
        ? $"`customObjects` has {type} for '{name}', which is no {kind.Name}."
        : $"If it is your own, write it in C# and pass it: customObjects: new Dictionary<string, Type> {{ [\"{name}\"] = typeof(…) }}.";

    /// <summary>What to do where the program has a class of the name that is not registered.</summary>
    private static string Unregistered(Type kind, string name)
    {
        var plain = name[(name.IndexOf('>') + 1)..];
        var type = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(
            other => other.Name == typeof(CustomObjects).Assembly.GetName().Name))
            .SelectMany(Types).FirstOrDefault(type => type.Name == plain && type.IsAssignableTo(kind) && !type.IsAbstract);
        return type is null
            ? "" : $"Declare {type} partial, and the types around it: the program has it, but the source generator registers partial "
            + "classes only. ";
    }

    private static Dictionary<string, Type> Joined(IReadOnlyDictionary<string, Type> outer, IReadOnlyDictionary<string, Type> inner)
    {
        var all = new Dictionary<string, Type>(outer);
        foreach (var (name, type) in inner)
            all[name] = type;
        return all;
    }

    private static IEnumerable<Type> Types(System.Reflection.Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (System.Reflection.ReflectionTypeLoadException e)
        {
            return e.Types.OfType<Type>();
        }
    }

    private sealed class Scope(IReadOnlyDictionary<string, Type>? before) : IDisposable
    {
        public void Dispose() => current = before;
    }
}

using System.Reflection;
using KerasSharp.Tests.Goldens;

namespace KerasSharp.Tests.Compatibility;

/// <summary>Holds a signature of Keras against its counterpart's: parameters that are missing, defaults that differ.</summary>
internal static class Comparison
{
    /// <summary>The parameters that the counterpart has not.</summary>
    public static IEnumerable<KerasParameter> Missing(KerasName name, Counterpart counterpart)
    {
        if ((counterpart.Parameters.Count == 0 && counterpart.Type is null) || IsFunctionOfClass(name, counterpart))
            return [];
        var keys = counterpart.Parameters.Select(Key).ToHashSet();
        // A function that is an object here takes its operands when it is applied.
        var operands = counterpart.Type is not null && char.IsLower(name.Name[0]) ? ["x"] : Array.Empty<string>();
        return name.Parameters.Where(parameter => !keys.Contains(parameter.Name) && !operands.Contains(parameter.Name));
    }

    /// <summary>The parameters whose default is another, with C#'s.</summary>
    public static IEnumerable<(KerasParameter Keras, object? Here)> OtherDefaults(KerasName name, Counterpart counterpart)
    {
        var config = new Lazy<Config?>(() => counterpart.Type is { } type ? DefaultConfig(type, counterpart.Parameters) : null);
        foreach (var parameter in counterpart.Parameters)
        {
            var keras = name.Parameters.FirstOrDefault(candidate => candidate.Name == Key(parameter));
            if (keras?.Default is null || (parameter.HasDefaultValue && PythonLiteral.Equals(keras.Default, parameter.DefaultValue)))
                continue;
            // null in C# stands for a default that is an object: the config tells which.
            if (config.Value?.Keys.Contains(keras.Name) == true && PythonLiteral.Equals(keras.Default, config.Value[keras.Name]))
                continue;
            if (config.Value is not null || (parameter.HasDefaultValue && parameter.DefaultValue is not null))
                yield return (keras, parameter.HasDefaultValue ? parameter.DefaultValue : "required");
        }
    }

    /// <summary>Whether Keras has the name twice, as a class and as the function that it calls; the class is compared.</summary>
    public static bool IsFunctionOfClass(KerasName name, Counterpart counterpart) =>
        counterpart.Type is not null && char.IsLower(name.Name[0]) && name.Module is "keras.losses" or "keras.metrics";

    /// <summary>A parameter's name in Python.</summary>
    public static string Key(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<ConfigKeyAttribute>()?.Key ?? Naming.ToConfigKey(parameter.Name!);

    /// <summary>The config of an object made from nothing but what it must be given; that is taken from a reference case.</summary>
    private static Config? DefaultConfig(Type type, IReadOnlyList<ParameterInfo> parameters)
    {
        if (Registry.Find(type) is not { } entry)
            return null;
        var required = parameters.Where(parameter => !parameter.HasDefaultValue).Select(Key).ToList();
        var config = new Config();
        if (required.Count > 0)
        {
            var sample = Families.SelectMany(GoldenCase.All).FirstOrDefault(
                golden => golden.Has("class_name") && golden["class_name"].As<string>() == entry.ClassName);
            if (sample is null)
                return null;
            var given = sample["config"].AsConfig();
            foreach (var key in required.Where(key => given.Keys.Contains(key)))
                config[key] = given[key];
        }

        try
        {
            return ((IConfigurable)entry.Create(config)).GetConfig();
        }
        catch (ArgumentException)
        {
            // Arguments that go together, one of which Keras's own signature leaves open.
            return null;
        }
    }

    private static readonly string[] Families = ["layers", "losses", "metrics", "optimizers", "schedules", "regularizers", "constraints"];
}

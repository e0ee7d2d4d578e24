using System.Text.Json.Nodes;

namespace KerasSharp.Tests.Saving;

/// <summary>Every registered class: its config, written as JSON and read again, makes an object of the same config.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Classes =>
        [.. Registry.Entries.Where(IsServed).Select(entry => entry.Type.FullName!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Classes))]
    public void A_config_makes_its_like(string name)
    {
        var entry = Entry(name);
        var made = Sample.Of(entry);
        Check(entry, made);
        (made as IDisposable)?.Dispose();
    }

    [Theory, MemberData(nameof(Classes))]
    public void Each_key_is_honoured(string name)
    {
        var entry = Entry(name);
        var made = Sample.Of(entry);
        var config = made.GetConfig();
        foreach (var parameter in Sample.Constructor(entry.Type).GetParameters())
        {
            var key = Naming.ToConfigKey(parameter.Name!);
            if (!config.Contains(key))
                continue;
            var results = Sample.Values(parameter.ParameterType).Where(value => Json(ConfigValue.ToPlain(value)) != Json(config[key]))
                .Select(value => With(entry, config, key, value)).OfType<string>().ToList();
            Assert.True(
                results.Count == 0
                || results.Exists(result => result != Json(config[key])), $"'{key}' is read but stays {Json(config[key])}.");
        }

        (made as IDisposable)?.Dispose();
    }

    /// <summary>The value that an object made with another value of a key then writes; null where the class refuses the value.</summary>
    private static string? With(RegistryEntry entry, Config config, string key, object value)
    {
        var changed = Copy(config);
        changed[key] = value;
        if (Sample.TryMake(() => entry.Create(changed)) is not IConfigurable made)
            return null;
        var written = Json(Check(entry, made)[key]);
        (made as IDisposable)?.Dispose();
        return written;
    }

    /// <summary>Compares the config with that of the object made from its JSON, and returns it.</summary>
    private static Config Check(RegistryEntry entry, IConfigurable made)
    {
        var config = made.GetConfig();
        var again = (IConfigurable)entry.Create(Copy(config));
        Assert.Equal(entry.Type, again.GetType());
        Assert.Equal(Json(config), Json(again.GetConfig()));
        (again as IDisposable)?.Dispose();
        return config;
    }

    private static Config Copy(Config config) => Config.FromJson((JsonObject)JsonNode.Parse(config.ToJson().ToJsonString())!);

    private static string Json(object? plain) => ConfigValue.ToJson(plain)?.ToJsonString() ?? "null";

    private static bool IsCode(Type type) =>
        type.IsAssignableTo(typeof(Delegate))
        || type == typeof(TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>);

    /// <summary>Classes that take code, such as Lambda, have no config.</summary>
    private static bool IsServed(RegistryEntry entry) =>
        // A functional model is made from a graph; its configs have tests of their own.
        entry.Type != typeof(Model) && entry.Type.Assembly == typeof(Registry).Assembly
            && !Sample.Constructor(entry.Type).GetParameters().Any(p => !p.HasDefaultValue && IsCode(p.ParameterType));

    private static RegistryEntry Entry(string name) => Registry.Entries.Single(entry => entry.Type.FullName == name);
}

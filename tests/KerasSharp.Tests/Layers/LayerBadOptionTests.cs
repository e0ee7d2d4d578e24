using KerasSharp.Tests.Goldens;
using KerasSharp.Tests.Saving;

namespace KerasSharp.Tests.Layers;

/// <summary>Every option of every layer with values that make no sense: it works, or is refused with an error that names the option or the
/// layer.</summary>
public sealed class LayerBadOptionTests
{
    private static readonly object?[] Bad =
        [0L, -1L, -7L, 0.5, -0.5, "nonsense", "", true, null, new List<object?> { 0L, 0L }, new List<object?> { -1L }, new List<object?>(),
        new Config()];

    public static TheoryData<Type> Layers() =>
        [.. LayerSamples.Types.Where(type => type != typeof(Lambda) && type != typeof(TorchModuleWrapper))];

    [Theory, MemberData(nameof(Layers))]
    public void BadOptionsWorkOrAreRefused(Type type)
    {
        var entry = Registry.Find(type)!;
        var golden = LayerSamples.Of(type).FirstOrDefault(LayerSamples.IsPlain);
        foreach (var key in Make(entry, golden).GetConfig().Keys)
        {
            foreach (var value in Bad)
            {
                using var scope = NewDisposeScope();
                using var sample = Make(entry, golden);
                var config = sample.GetConfig();
                config[key] = value;
                try
                {
                    using var layer = (Layer)entry.Create(config);
                    if (golden is not null)
                        layer.Apply(LayerSamples.Inputs(golden));
                }
                catch (Exception e) when (e is ArgumentException or ConfigException)
                {
                    Assert.True(
                        Names(key, value).Append($"\"{sample.Name}\"").Any(
                            name => e.Message.Contains(name, StringComparison.OrdinalIgnoreCase)),
                        $"{type.Name}: {key} = {Json(value)} is refused with a message that names neither the option nor the layer: "
                        + $"{e.Message}");
                }
                catch (Exception e)
                {
                    Assert.Fail($"{type.Name}: {key} = {Json(value)}: {e.GetType().Name}: {e.Message}");
                }
            }
        }
    }

    private static Layer Make(RegistryEntry entry, GoldenCase? golden) =>
        golden is null ? (Layer)Sample.Of(entry) : LayerSamples.Make(golden);

    /// <summary>What an error may call an option: its key, its parameter, what stands in it.</summary>
    private static IEnumerable<string> Names(string key, object? value) =>
        [key, key.Replace("_", ""), .. value is string { Length: > 0 } text ? [text] : Array.Empty<string>()];

    private static string Json(object? value) => ConfigValue.ToJson(ConfigValue.ToPlain(value))?.ToJsonString() ?? "null";
}

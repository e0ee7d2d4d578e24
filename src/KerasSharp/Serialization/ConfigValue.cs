using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace KerasSharp.Serialization;

/// <summary>Between the values of C# and the plain values of a config.</summary>
internal static partial class ConfigValue
{
    /// <summary>The plain form of a value. What is written is a copy: lists, configs and arrays are not shared.</summary>
    /// <exception cref="ConfigException">A value of such a type cannot be written.</exception>
    public static object? ToPlain(object? value) => value switch
    {
        null or bool or string or Config or long or double => value,
        int or short or byte or sbyte or uint or ushort => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float f => (double)f,
        ScalarType type => DTypes.Name(type),
        IKerasIdentifier { Identifier: { } identifier } => identifier,
        IPlainValue plain => ToPlain(plain.Plain),
        IConfigurable configurable => Serialize(configurable),
        Enum => Naming.ToSnakeCase(value.ToString()!),
        JsonNode json => FromJson(json),
        Tensor tensor => TensorConfig.Write(tensor),
        ArrayLike array => TensorConfig.Nested(array.ToExactTensor()),
        ITuple tuple => Enumerable.Range(0, tuple.Length).Select(i => ToPlain(tuple[i])).ToList(),
        IParsableMark => value.ToString(),
        IDictionary dictionary => FromDictionary(dictionary),
        IEnumerable items => items.Cast<object?>().Select(ToPlain).ToList(),
        _ => throw new ConfigException($"A value of type {value.GetType()} cannot be written into a config."),
    };

    /// <summary>An object as Keras serialises it: module, class name and config.</summary>
    public static Config Serialize(IConfigurable value)
    {
        var entry = Registry.Find(value.GetType());
        if (entry is null)
            UnregisteredClasses.Note(value.GetType());
        return new Config
        {
            { "module", entry?.Module },
            { "class_name", entry?.Module is null ? value.GetType().Name : entry.ClassName },
            { "config", value.GetConfig() },
            { "registered_name", entry?.Module is null ? entry?.ClassName ?? value.GetType().Name : null },
        };
    }

    /// <summary>JSON of a plain value. Numbers that JSON lacks are strings: "NaN", "Infinity", "-Infinity".</summary>
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        Config config => config.ToJson(),
        List<object?> list => new JsonArray([.. list.Select(ToJson)]),
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        double number when double.IsFinite(number) => Real(number),
        double number => JsonValue.Create(number.ToString(CultureInfo.InvariantCulture)),
        string text => JsonValue.Create(text),
        _ => throw new ConfigException($"A value of type {value.GetType()} is not plain."),
    };

    /// <summary>A plain value from JSON. A number with a fraction or an exponent is a double, others are longs where they fit.</summary>
    public static object? FromJson(JsonNode? json) => json switch
    {
        null => null,
        JsonObject o => Config.FromJson(o),
        JsonArray array => array.Select(FromJson).ToList(),
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<long>(out var number) && value.ToJsonString().AsSpan().IndexOfAny(".eE") < 0 => number,
        JsonValue value => value.GetValue<double>(),
        _ => throw new ConfigException($"JSON of kind {json.GetValueKind()} has no place in a config."),
    };

    /// <summary>A whole double keeps its ".0", as in Python, so that it is read as a double again.</summary>
    private static JsonNode? Real(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return JsonNode.Parse(text.AsSpan().IndexOfAny(".eE") < 0 ? text + ".0" : text);
    }

    private static Config FromDictionary(IDictionary dictionary)
    {
        var config = new Config();
        foreach (DictionaryEntry entry in dictionary)
            config[Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!] = entry.Value;
        return config;
    }
}

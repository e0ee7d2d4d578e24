using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>Between the values of C# and the plain values of a config.</summary>
internal static class ConfigValue
{
    public static object? ToPlain(object? value) => value switch
    {
        null or bool or string or Config or long or double => value,
        int or short or byte or sbyte or uint or ushort => System.Convert.ToInt64(value, CultureInfo.InvariantCulture),
        float f => (double)f,
        ScalarType type => DTypes.Name(type),
        IKerasIdentifier { Identifier: { } identifier } => identifier,
        IPlainValue plain => ToPlain(plain.Plain),
        IConfigurable configurable => Serialize(configurable),
        Enum => Naming.ToSnakeCase(value.ToString()!),
        JsonNode json => FromJson(json),
        Tensor tensor => TensorConfig(tensor),
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
        var plain = new Config
        {
            { "module", entry?.Module },
            { "class_name", entry?.Module is null ? value.GetType().Name : entry.ClassName },
            { "config", value.GetConfig() },
            { "registered_name", entry?.Module is null ? entry?.ClassName ?? value.GetType().Name : null },
        };
        return plain;
    }

    public static object? FromPlain(object? value, Type target)
    {
        var type = Nullable.GetUnderlyingType(target) ?? target;
        if (value is null)
            return type.IsValueType && type == target ? throw new InvalidCastException() : null;
        if (type == typeof(object) || type.IsInstanceOfType(value))
            return value;
        if (type == typeof(ScalarType))
            return DTypes.Parse((string)value);
        if (type == typeof(Seed) && value is Config generator)
            return new Seed((SeedGenerator)Deserialize(generator, typeof(SeedGenerator)));
        if (type.IsEnum)
            return Enum.Parse(type, ((string)value).Replace("_", ""), ignoreCase: true);
        if (type.IsPrimitive)
            return Number(value, type);
        if (value is string text && type.IsAssignableTo(typeof(IParsableMark)))
            return Parse(type, text);
        if (type.IsAssignableTo(typeof(Delegate)))
            throw new InvalidCastException();
        if (FindKind(type) is { } kind)
            return Deserialize(value, kind);
        return FromList(value, type) ?? Convertible(value, type) ?? throw new InvalidCastException();
    }

    /// <summary>An object of a kind from an identifier or from its serialised form.</summary>
    public static object Deserialize(object value, Type kind)
    {
        if (value is string identifier)
            return Registry.Find(kind, identifier)?.Create([]) ?? Convertible(identifier, kind) ?? throw Registry.UnknownIdentifier(kind, identifier);
        if (value is not Config serialized || serialized.Get<string?>("class_name", null) is not { } className)
            throw new InvalidCastException();
        var registered = serialized.Get<string?>("registered_name", null);
        var entry = (registered is null ? null : Registry.Find(kind, registered)) ?? Registry.Find(kind, className);
        var config = serialized.Contains("config") ? serialized["config"] : null;
        // Functions are serialised with their name as the config.
        if (className == "function" && config is string function)
            return Deserialize(function, kind);
        return (entry ?? throw Registry.UnknownIdentifier(kind, className)).Create(config as Config ?? []);
    }

    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        Config config => config.ToJson(),
        List<object?> list => new JsonArray([.. list.Select(ToJson)]),
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        double number => double.IsFinite(number) ? JsonValue.Create(number) : JsonValue.Create(number.ToString(CultureInfo.InvariantCulture)),
        string text => JsonValue.Create(text),
        _ => throw new ConfigException($"A value of type {value.GetType()} is not plain."),
    };

    public static object? FromJson(JsonNode? json) => json switch
    {
        null => null,
        JsonObject o => Config.FromJson(o),
        JsonArray array => array.Select(FromJson).ToList(),
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<long>(out var number) && !value.ToJsonString().Contains('.') => number,
        JsonValue value => value.GetValue<double>(),
        _ => throw new ConfigException($"JSON of kind {json.GetValueKind()} has no place in a config."),
    };

    private static Config TensorConfig(Tensor tensor)
    {
        using var plain = tensor.detach().cpu().to(ScalarType.Float64).contiguous();
        return new Config
        {
            { "class_name", "__tensor__" },
            { "config", new Config { { "value", Nested(plain.data<double>().ToArray(), plain.shape, 0, 0) }, { "dtype", DTypes.Name(tensor.dtype) } } },
        };
    }

    private static object Nested(double[] data, long[] shape, int axis, long start)
    {
        if (axis == shape.Length)
            return data[start];
        long stride = 1;
        for (var i = axis + 1; i < shape.Length; i++)
            stride *= shape[i];
        return Enumerable.Range(0, (int)shape[axis]).Select(i => (object?)Nested(data, shape, axis + 1, start + (i * stride))).ToList();
    }

    private static Config FromDictionary(IDictionary dictionary)
    {
        var config = new Config();
        foreach (DictionaryEntry entry in dictionary)
            config[System.Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!] = entry.Value;
        return config;
    }

    private static object Number(object value, Type type) =>
        value is double d && type != typeof(double) && type != typeof(float) && d != Math.Truncate(d)
            ? throw new InvalidCastException()
            : value is string or bool != (type == typeof(bool)) ? throw new InvalidCastException()
            : System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);

    private static object Parse(Type type, string text) => Invoke(type.GetMethod("Parse", [typeof(string), typeof(IFormatProvider)])!, text, null)!;

    private static object? Invoke(MethodInfo method, params object?[] arguments)
    {
        try
        {
            return method.Invoke(null, arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            throw new ConfigException(e.InnerException.Message, e.InnerException);
        }
    }

    private static Type? FindKind(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.IsDefined(typeof(KerasModuleAttribute), inherit: false))
                return t;
        }

        return null;
    }

    private static object? FromList(object value, Type type)
    {
        if (value is not List<object?> list)
            return null;
        if (type == typeof(Shape))
            return Shape.Create([.. list.Select(size => (long?)size)]);
        if (type == typeof(Sizes))
            return new Sizes([.. list.Select(size => (int)(long)size!)]);
        if (type.IsAssignableTo(typeof(ITuple)))
            return Activator.CreateInstance(type, [.. type.GetGenericArguments().Select((t, i) => FromPlain(list[i], t))]);
        var element = type.IsArray ? type.GetElementType()! : type.IsGenericType ? type.GetGenericArguments()[0] : null;
        if (element is null)
            return null;
        var array = Array.CreateInstance(element, list.Count);
        for (var i = 0; i < list.Count; i++)
            array.SetValue(FromPlain(list[i], element), i);
        return type.IsInstanceOfType(array) ? array : null;
    }

    /// <summary>Through the target's own implicit conversion, such as Sizes from int or LearningRate from double.</summary>
    private static object? Convertible(object value, Type type)
    {
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            if (method.Name == "op_Implicit" && method.ReturnType == type && method.GetParameters()[0].ParameterType is { } source
                && (source.IsPrimitive || source == typeof(string)) && (value is string == (source == typeof(string))))
            {
                return Invoke(method, source == typeof(string) ? value : Number(value, source));
            }
        }

        return null;
    }
}

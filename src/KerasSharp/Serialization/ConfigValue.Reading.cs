using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace KerasSharp.Serialization;

internal static partial class ConfigValue
{
    private static readonly Dictionary<string, double> NonFinite =
        new() { ["NaN"] = double.NaN, ["Infinity"] = double.PositiveInfinity, ["-Infinity"] = double.NegativeInfinity };

    /// <summary>A plain value as a type: identifiers and serialised objects become objects, lists become shapes, sizes, arrays and
    /// tuples.</summary>
    /// <exception cref="InvalidCastException">The value is no such thing.</exception>
    public static object? FromPlain(object? value, Type target)
    {
        var type = Nullable.GetUnderlyingType(target) ?? target;
        if (value is null && type.GetCustomAttribute<ChoiceAttribute>()?.OfNull is { } name)
            return Parse(type, name);
        if (value is null)
            return type.IsValueType && type == target ? throw new InvalidCastException() : null;
        if (type.IsInstanceOfType(value))
            return value;
        if (type.IsEnum)
            return ToEnum(value, type);
        if (type == typeof(ScalarType))
            return DTypes.Parse((string)value);
        if (type.IsPrimitive)
            return Number(value, type);
        if (type == typeof(Tensor))
            return TensorConfig.Read(value);
        if (type == typeof(ArrayLike))
            return TensorConfig.ReadArray(value);
        if (value is string text && type.IsAssignableTo(typeof(IParsableMark)))
            return Parse(type, text);
        if (FindKind(type) is { } kind)
            return Deserialize(value, kind);
        return FromList(value, type) ?? FromConfig(value, type) ?? Convertible(value, type) ?? throw new InvalidCastException();
    }

    /// <summary>An object of a kind from an identifier or from its serialised form.</summary>
    /// <exception cref="ArgumentException">The registry has no such name.</exception>
    public static object Deserialize(object value, Type kind)
    {
        if (value is string identifier)
            return (CustomObjects.Find(identifier, kind) ?? Registry.Find(kind, identifier))?.Create([]) ?? Convertible(identifier, kind)
                ?? throw Registry.UnknownIdentifier(kind, identifier);
        if (value is not Config serialized || serialized.Get<string?>("class_name", null) is not { } className)
            throw new InvalidCastException();
        var config = serialized.Contains("config") ? serialized["config"] : null;
        // Keras serialises a function with its name as the config.
        if (className == "function" && config is string function)
            return CustomObjects.Find(function, kind) is not null || Registry.Find(kind, function) is not null
                ? Deserialize(function, kind) : throw CustomObjects.Unknown(kind, function);
        if (kind == typeof(Activations.ActivationFunction) && LayerActivation.TryRead(serialized) is { } activation)
            return activation;
        var made = CustomObjects.Resolve(serialized, className, kind).Create(config as Config ?? []);
        if (made is INamedByFile named)
            named.ClassInFile = className;
        return made;
    }

    private static object ToEnum(object value, Type type) =>
        value is string { Length: > 0 } name && char.IsLetter(name[0])
            && Enum.TryParse(type, name.Replace("_", ""), ignoreCase: true, out var member) && Enum.IsDefined(type, member)
            ? member
            : throw new ArgumentException(
                $"It must be one of {string.Join(", ", Enum.GetNames(type).Select(member => $"'{Naming.ToSnakeCase(member)}'"))}");

    private static object Number(object value, Type type)
    {
        if (value is string text)
            return type == typeof(double) || type == typeof(float)
                ? Number(NonFinite.TryGetValue(text, out var special) ? special : throw new InvalidCastException(), type)
                : throw new InvalidCastException();
        if (value is bool != (type == typeof(bool)) || value is not IConvertible)
            throw new InvalidCastException();
        if (value is double number && type != typeof(double) && type != typeof(float) && number != Math.Truncate(number))
            throw new InvalidCastException();
        return Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
    }

    private static object Parse(Type type, string text) =>
        Invoke(type.GetMethod("Parse", [typeof(string), typeof(IFormatProvider)])!, text, null)!;

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
            return Shape.Create([.. list.Select(size => (long?)FromPlain(size, typeof(long?)))]);
        if (type.IsAssignableTo(typeof(ITuple)))
            return Tuple(list, type);
        var element = type.IsArray
            ? type.GetElementType()! : type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) ? type.GetGenericArguments()[0]
            : null;
        if (element is null)
            return null;
        var array = Array.CreateInstance(element, list.Count);
        for (var i = 0; i < list.Count; i++)
            array.SetValue(FromPlain(list[i], element), i);
        return type.IsInstanceOfType(array)
            ? array : type == typeof(List<>).MakeGenericType(element) ? Activator.CreateInstance(type, array) : null;
    }

    private static object Tuple(List<object?> list, Type type)
    {
        var elements = type.GetGenericArguments();
        return elements.Length == list.Count
            ? Activator.CreateInstance(type, [.. elements.Select((element, i) => FromPlain(list[i], element))])!
            : throw new InvalidCastException();
    }

    /// <summary>A dictionary from a config.</summary>
    private static object? FromConfig(object value, Type type)
    {
        if (value is not Config config || !type.IsGenericType || type.GetGenericArguments() is not [var key, var element]
            || key != typeof(string))
            return null;
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, element))!;
        foreach (var (name, item) in config)
            dictionary[name] = FromPlain(item, element);
        return type.IsInstanceOfType(dictionary) ? dictionary : null;
    }

    /// <summary>Through the target's own implicit conversion: Sizes from int, LearningRate from double or from a schedule.</summary>
    private static object? Convertible(object value, Type type)
    {
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            if (method.Name != "op_Implicit" || method.ReturnType != type)
                continue;
            var source = method.GetParameters()[0].ParameterType;
            var fits = value switch
            {
                string => source == typeof(string),
                List<object?> => source.IsArray,
                Config => FindKind(source) is not null && FindKind(type) is null,
                _ => source.IsPrimitive && value is bool == (source == typeof(bool)),
            };
            if (fits && TryFromPlain(value, source, out var converted))
                return Invoke(method, converted);
        }

        return null;
    }

    /// <summary>Whether a value can be had as a type: a list of lists is no array of numbers.</summary>
    private static bool TryFromPlain(object value, Type type, out object? converted)
    {
        try
        {
            converted = FromPlain(value, type);
            return true;
        }
        catch (InvalidCastException)
        {
            converted = null;
            return false;
        }
    }

    private static object? Invoke(MethodInfo method, params object?[] arguments)
    {
        try
        {
            return method.Invoke(null, arguments);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            throw new ArgumentException(e.InnerException.Message, e.InnerException);
        }
    }
}

namespace KerasSharp.Core;

/// <summary>Keras's names of the element types.</summary>
internal static class DTypes
{
    private static readonly Dictionary<string, ScalarType> ByName = new()
    {
        ["float32"] = ScalarType.Float32,
        ["float64"] = ScalarType.Float64,
        ["float16"] = ScalarType.Float16,
        ["bfloat16"] = ScalarType.BFloat16,
        ["uint8"] = ScalarType.Byte,
        ["int8"] = ScalarType.Int8,
        ["int16"] = ScalarType.Int16,
        ["int32"] = ScalarType.Int32,
        ["int64"] = ScalarType.Int64,
        ["bool"] = ScalarType.Bool,
        ["complex64"] = ScalarType.ComplexFloat32,
        ["complex128"] = ScalarType.ComplexFloat64,
    };

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The type of a Keras name.</summary>
    /// <exception cref="ArgumentException">There is no such type; the message lists those there are.</exception>
    public static ScalarType Parse(string name) =>
        ByName.TryGetValue(name, out var type) ? type : throw new ArgumentException(
            $"Unknown dtype: '{name}'. There are: {string.Join(", ", ByName.Keys)}", nameof(name));

    /// <summary>The type of a Keras name, if there is one.</summary>
    public static bool TryParse(string name, out ScalarType type) => ByName.TryGetValue(name, out type);

    public static string Name(ScalarType type) => ByName.First(pair => pair.Value == type).Key;

    /// <summary>Whether a type is a floating one of 16 bits.</summary>
    public static bool IsHalf(ScalarType type) => type is ScalarType.Float16 or ScalarType.BFloat16;

    public static bool IsFloating(ScalarType type) =>
        type is ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 or ScalarType.BFloat16;
}

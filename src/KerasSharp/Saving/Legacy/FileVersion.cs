using System.Globalization;

namespace KerasSharp.Saving.Legacy;

/// <summary>The version of Keras that wrote a file.</summary>
/// <param name="Major">The generation: 1, 2 or 3.</param>
/// <param name="Minor">The second number of the version; 0 where it is not known.</param>
internal sealed record FileVersion(int Major, int Minor = 0)
{
    private static readonly string[] KeysOfKeras1 =
        ["nb_filter", "border_mode", "inner_activation", "dim_ordering", "pool_length", "input_dtype", "W_regularizer"];

    /// <summary>Whether the configs must be brought into the form of Keras 3.</summary>
    public bool IsLegacy => Major < 3;

    /// <summary>Reads a version such as "1.2.1" or "2.2.4-tf"; where a file says none, its config does.</summary>
    public static FileVersion Of(string? text, Config config)
    {
        var parts = text?.Split('.', '-') ?? [];
        if (parts.Length > 0 && int.TryParse(parts[0], CultureInfo.InvariantCulture, out var major))
            return new(
                Math.Clamp(major, 1, 3), parts.Length > 1 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var minor)
                ? minor : 0);
        if (Exists(config, inner => Array.Exists(KeysOfKeras1, inner.Contains)))
            return new(1, 2);
        return Exists(config, inner => inner.Contains("module")) && !Exists(config, inner => inner.Contains("batch_input_shape"))
            ? new(3) : new(2);
    }

    private static bool Exists(object? value, Predicate<Config> predicate) => value switch
    {
        Config config => predicate(config) || config.Any(pair => Exists(pair.Value, predicate)),
        List<object?> list => list.Exists(item => Exists(item, predicate)),
        _ => false,
    };
}

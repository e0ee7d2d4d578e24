namespace KerasSharp.Metrics;

/// <summary>How the area under a curve is summed up from its points.</summary>
/// <remarks>Takes Keras's strings too: <c>"interpolation"</c>, <c>"majoring"</c>, <c>"minoring"</c>.</remarks>
public readonly record struct AUCSummationMethod : IParsableMark, IParsable<AUCSummationMethod>
{
    private static readonly string[] Names = ["interpolation", "majoring", "minoring"];

    private readonly byte _index;

    private AUCSummationMethod(int index) => _index = (byte)index;

    /// <summary>Trapezoids, or for the curve PR the interpolation of Davis and Goadrich: the default.</summary>
    public static AUCSummationMethod Interpolation => default;

    /// <summary>Rectangles that reach up to the higher point.</summary>
    public static AUCSummationMethod Majoring => new(1);

    /// <summary>Rectangles that reach up to the lower point.</summary>
    public static AUCSummationMethod Minoring => new(2);

    /// <summary>Keras's string.</summary>
    public override string ToString() => Names[_index];

    /// <summary>The value that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message lists those there are.</exception>
    public static AUCSummationMethod Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new ArgumentException(
            $"`summationMethod` must be one of {string.Join(", ", Names.Select(name => $"'{name}'"))}. Received: summationMethod='{s}'", "summationMethod");

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out AUCSummationMethod result)
    {
        var index = Array.FindIndex(Names, name => name.Equals(s, StringComparison.OrdinalIgnoreCase));
        result = new AUCSummationMethod(Math.Max(index, 0));
        return index >= 0;
    }

    /// <summary>The value that Keras's string names.</summary>
    public static implicit operator AUCSummationMethod(string value) => Parse(value);
}

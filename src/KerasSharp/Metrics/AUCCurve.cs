namespace KerasSharp.Metrics;

/// <summary>The curve under which the area is taken.</summary>
/// <remarks>Takes Keras's strings too: <c>"ROC"</c>, <c>"PR"</c>, <c>"PRGAIN"</c>.</remarks>
public readonly record struct AUCCurve : IParsableMark, IParsable<AUCCurve>
{
    private static readonly string[] Names = ["ROC", "PR", "PRGAIN"];

    private readonly byte _index;

    private AUCCurve(int index) => _index = (byte)index;

    /// <summary>True positive rate over false positive rate: the default.</summary>
    public static AUCCurve ROC => default;

    /// <summary>Precision over recall.</summary>
    public static AUCCurve PR => new(1);

    /// <summary>Precision gain over recall gain.</summary>
    public static AUCCurve PRGain => new(2);

    /// <summary>Keras's string.</summary>
    public override string ToString() => Names[_index];

    /// <summary>The value that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message lists those there are.</exception>
    public static AUCCurve Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new ArgumentException(
            $"`curve` must be one of {string.Join(", ", Names.Select(name => $"'{name}'"))}. Received: curve='{s}'", "curve");

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out AUCCurve result)
    {
        var index = Array.FindIndex(Names, name => name.Equals(s, StringComparison.OrdinalIgnoreCase));
        result = new AUCCurve(Math.Max(index, 0));
        return index >= 0;
    }

    /// <summary>The value that Keras's string names.</summary>
    public static implicit operator AUCCurve(string value) => Parse(value);
}

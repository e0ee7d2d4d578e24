namespace KerasSharp;

/// <summary>What a convolution or pooling does at the borders.</summary>
/// <remarks>Takes Keras's strings too: <c>"valid"</c>, <c>"same"</c>, <c>"causal"</c>.</remarks>
public readonly record struct Padding : IParsableMark, IParsable<Padding>
{
    private static readonly string[] Names = ["valid", "same", "causal"];

    private readonly byte _index;

    private Padding(int index) => _index = (byte)index;

    /// <summary>No padding: only where the window fits.</summary>
    public static Padding Valid => default;

    /// <summary>Zeros evenly on both sides, so that at stride 1 the output has the size of the input.</summary>
    public static Padding Same => new(1);

    /// <summary>Zeros on the left only: the output at t sees nothing after t. One-dimensional layers only.</summary>
    public static Padding Causal => new(2);

    /// <summary>Keras's string.</summary>
    public override string ToString() => Names[_index];

    /// <summary>The value that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message lists those there are.</exception>
    public static Padding Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new ArgumentException(
            $"`padding` must be one of {string.Join(", ", Names.Select(name => $"'{name}'"))}. Received: padding='{s}'", "padding");

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out Padding result)
    {
        var index = Array.IndexOf(Names, s?.ToLowerInvariant());
        result = new Padding(Math.Max(index, 0));
        return index >= 0;
    }

    /// <summary>The value that Keras's string names.</summary>
    public static implicit operator Padding(string value) => Parse(value);
}

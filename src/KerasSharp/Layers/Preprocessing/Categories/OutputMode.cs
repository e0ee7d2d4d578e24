namespace KerasSharp;

/// <summary>How a layer that turns values into categories gives them back.</summary>
/// <remarks>Takes Keras's strings too: <c>"int"</c>, <c>"one_hot"</c>, <c>"multi_hot"</c>, <c>"count"</c>, <c>"tf_idf"</c>, and the older <c>"binary"</c> and <c>"tf-idf"</c>.</remarks>
public readonly record struct OutputMode : IParsableMark, IParsable<OutputMode>
{
    private static readonly string[] Names = ["int", "one_hot", "multi_hot", "count", "tf_idf"];

    private readonly byte _index;

    private OutputMode(int index) => _index = (byte)index;

    /// <summary>The index of each value.</summary>
    public static OutputMode Int => default;

    /// <summary>A vector for each value, 1 at its index.</summary>
    public static OutputMode OneHot => new(1);

    /// <summary>A vector for each sample, 1 at each index that occurs.</summary>
    public static OutputMode MultiHot => new(2);

    /// <summary>A vector for each sample, the number of occurrences of each index.</summary>
    public static OutputMode Count => new(3);

    /// <summary>As <see cref="Count"/>, each number times the inverse document frequency of the token.</summary>
    public static OutputMode TfIdf => new(4);

    /// <summary>Keras's string.</summary>
    public override string ToString() => Names[_index];

    /// <summary>The value that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message lists those there are.</exception>
    public static OutputMode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new ArgumentException(
            $"`outputMode` must be one of {string.Join(", ", Names.Select(name => $"'{name}'"))}. Received: outputMode='{s}'", "outputMode");

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out OutputMode result)
    {
        var index = s switch { "binary" => 2, "tf-idf" => 4, _ => Array.IndexOf(Names, s) };
        result = new OutputMode(Math.Max(index, 0));
        return index >= 0;
    }

    /// <summary>The value that Keras's string names.</summary>
    public static implicit operator OutputMode(string value) => Parse(value);

    /// <summary>This mode, where the layer has it.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    internal OutputMode Among(string layer, params ReadOnlySpan<OutputMode> allowed) => allowed.Contains(this) ? this : throw new ArgumentException(
        $"`outputMode` of {layer} must be one of {string.Join(", ", allowed.ToArray().Select(mode => $"'{mode}'"))}. Received: outputMode='{this}'", "outputMode");
}

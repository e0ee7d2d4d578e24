namespace KerasSharp;

/// <summary>How a layer that turns values into categories gives them back.</summary>
/// <remarks>Takes Keras's strings too: <c>"int"</c>, <c>"one_hot"</c>, <c>"multi_hot"</c>, <c>"count"</c>, <c>"tf_idf"</c>, and the older
/// <c>"binary"</c> and <c>"tf-idf"</c>.</remarks>
[Choice("outputMode", CaseSensitive = true)]
public readonly partial record struct OutputMode : IParsableMark
{
    /// <summary>The index of each value.</summary>
    public static partial OutputMode Int { get; }

    /// <summary>A vector for each value, 1 at its index.</summary>
    public static partial OutputMode OneHot { get; }

    /// <summary>A vector for each sample, 1 at each index that occurs.</summary>
    [ChoiceNames("multi_hot", "binary")]
    public static partial OutputMode MultiHot { get; }

    /// <summary>A vector for each sample, the number of occurrences of each index.</summary>
    public static partial OutputMode Count { get; }

    /// <summary>As <see cref="Count"/>, each number times the inverse document frequency of the token.</summary>
    [ChoiceNames("tf_idf", "tf-idf")]
    public static partial OutputMode TfIdf { get; }

    /// <summary>This mode, where the layer has it.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    internal OutputMode Among(
        string layer, params ReadOnlySpan<OutputMode> allowed) => allowed.Contains(this) ? this : throw new ArgumentException(
        $"`outputMode` of {layer} must be one of {string.Join(", ", allowed.ToArray().Select(mode => $"'{mode}'"))}. Received: "
        + $"outputMode='{this}'", "outputMode");

    /// <summary>The value that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message lists those there are.</exception>
    public static implicit operator OutputMode(string value) => Parse(value);
}

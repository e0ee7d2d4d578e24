namespace KerasSharp;

/// <summary>Where the channels stand in images and sequences.</summary>
/// <remarks>Takes Keras's strings too: <c>"channels_last"</c>, <c>"channels_first"</c>.</remarks>
[Choice("dataFormat")]
public readonly partial record struct DataFormat : IParsableMark
{
    /// <summary>(batch, …, channels): the default.</summary>
    public static partial DataFormat ChannelsLast { get; }

    /// <summary>(batch, channels, …).</summary>
    public static partial DataFormat ChannelsFirst { get; }

    /// <summary>The value that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message lists those there are.</exception>
    public static implicit operator DataFormat(string value) => Parse(value);

    /// <summary>The value that Keras's string names; null for null.</summary>
    public static implicit operator DataFormat?(string? value) => value is null ? default(DataFormat?) : Parse(value);
}

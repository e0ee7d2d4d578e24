namespace KerasSharp;

/// <summary>Where the channels stand in images and sequences.</summary>
/// <remarks>Takes Keras's strings too: <c>"channels_last"</c>, <c>"channels_first"</c>.</remarks>
public readonly record struct DataFormat : IParsableMark, IParsable<DataFormat>
{
    private static readonly string[] Names = ["channels_last", "channels_first"];

    private readonly byte _index;

    private DataFormat(int index) => _index = (byte)index;

    /// <summary>(batch, …, channels): the default.</summary>
    public static DataFormat ChannelsLast => default;

    /// <summary>(batch, channels, …).</summary>
    public static DataFormat ChannelsFirst => new(1);

    /// <summary>Keras's string.</summary>
    public override string ToString() => Names[_index];

    /// <summary>The value that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message lists those there are.</exception>
    public static DataFormat Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new ArgumentException(
            $"`dataFormat` must be one of {string.Join(", ", Names.Select(name => $"'{name}'"))}. Received: dataFormat='{s}'", "dataFormat");

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out DataFormat result)
    {
        var index = Array.IndexOf(Names, s?.ToLowerInvariant());
        result = new DataFormat(Math.Max(index, 0));
        return index >= 0;
    }

    /// <summary>The value that Keras's string names.</summary>
    public static implicit operator DataFormat(string value) => Parse(value);
}

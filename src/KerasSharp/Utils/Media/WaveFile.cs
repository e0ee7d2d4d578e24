using System.Buffers.Binary;

namespace KerasSharp.Media;

/// <summary>A sound of a <c>.wav</c> file of 16 bits, without compression.</summary>
/// <param name="Samples">The values, −1 to 1, those of one moment side by side.</param>
/// <param name="Channels">The values of a moment.</param>
internal readonly record struct WaveFile(float[] Samples, int Channels)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is no such sound, or one of another rate.</exception>
    public static WaveFile Read(string path, int? samplingRate)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        if (bytes.Length < 12 || !bytes[..4].SequenceEqual("RIFF"u8) || !bytes[8..12].SequenceEqual("WAVE"u8))
            throw Unreadable(path, "it is no WAVE file");
        var channels = 0;
        for (var at = 12; at + 8 <= bytes.Length;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            var body = bytes[(at + 8)..];
            var length = (int)Math.Min(size, body.Length);
            if (bytes.Slice(at, 4).SequenceEqual("fmt "u8))
                channels = ReadFormat(body[..length], path, samplingRate);
            else if (bytes.Slice(at, 4).SequenceEqual("data"u8))
                return channels > 0 ? new(Decode(body[..length], channels), channels) : throw Unreadable(
                    path, "its data comes before its format");
            if (size > int.MaxValue - 9 - at)
                break;
            at += 8 + (int)size + (int)(size & 1);
        }

        throw Unreadable(path, "it has no data");
    }

    private static int ReadFormat(ReadOnlySpan<byte> format, string path, int? samplingRate)
    {
        if (format.Length < 16)
            throw Unreadable(path, "its format is cut off");
        var (kind, channels) = (BinaryPrimitives.ReadUInt16LittleEndian(format), BinaryPrimitives.ReadUInt16LittleEndian(format[2..]));
        var (rate, bits) = (BinaryPrimitives.ReadUInt32LittleEndian(format[4..]), BinaryPrimitives.ReadUInt16LittleEndian(format[14..]));
        if (kind is not (1 or 0xFFFE) || bits != 16 || channels == 0)
            throw Unreadable(path, $"only sounds of 16 bits without compression can be. It has {bits} bits in format {kind}");
        if (samplingRate is { } wanted && wanted != rate)
            throw Unreadable(path, $"its sampling rate is {rate}, not samplingRate={wanted}; resample it with another program");
        return channels;
    }

    private static float[] Decode(ReadOnlySpan<byte> data, int channels)
    {
        var samples = new float[data.Length / 2 / channels * channels];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(data[(2 * i)..]) / 32768f;
        return samples;
    }

    private static InvalidDataException Unreadable(string path, string why) => new($"The sound '{path}' cannot be read: {why}.");
}

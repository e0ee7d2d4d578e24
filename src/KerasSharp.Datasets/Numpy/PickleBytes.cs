using System.Buffers.Binary;
using System.Text;

namespace KerasSharp.Datasets.Numpy;

/// <summary>Reads the parts of a pickle, in order, and never past its end.</summary>
internal sealed class PickleBytes(ReadOnlyMemory<byte> data, string name)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private int _at;

    public byte Byte() => Next(1)[0];

    public ushort U16() => BinaryPrimitives.ReadUInt16LittleEndian(Next(2));

    public uint U32() => BinaryPrimitives.ReadUInt32LittleEndian(Next(4));

    public ulong U64() => BinaryPrimitives.ReadUInt64LittleEndian(Next(8));

    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Next(8));

    public void Skip(int count) => Next(count);

    /// <summary>A little-endian integer in two's complement.</summary>
    public long Long(uint count)
    {
        if (count > 8)
            throw new DatasetException($"'{name}' holds an integer of {count} bytes; at most 8 are read.");
        var bytes = Next(count);
        var value = count > 0 && bytes[^1] >= 0x80 ? -1L : 0L;
        for (var i = bytes.Length - 1; i >= 0; i--)
            value = (value << 8) | bytes[i];
        return value;
    }

    /// <summary>Bytes of the data itself, not a copy.</summary>
    public ReadOnlyMemory<byte> Take(ulong count)
    {
        var start = _at;
        Next(count);
        return data.Slice(start, (int)count);
    }

    /// <summary>Text in UTF-8.</summary>
    public string Text(ulong count)
    {
        var bytes = Next(count);
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException problem)
        {
            throw new DatasetException($"'{name}' is damaged: a text in it is not in UTF-8.", problem);
        }
    }

    /// <summary>Text up to the end of the line, which is passed over.</summary>
    public string Line()
    {
        var end = data.Span[_at..].IndexOf((byte)'\n');
        if (end < 0)
            throw Short();
        var line = Encoding.Latin1.GetString(Next((ulong)end));
        _at++;
        return line.TrimEnd('\r');
    }

    private ReadOnlySpan<byte> Next(int count) => Next((ulong)count);

    private ReadOnlySpan<byte> Next(ulong count)
    {
        if (count > (ulong)(data.Length - _at))
            throw Short();
        var part = data.Span.Slice(_at, (int)count);
        _at += (int)count;
        return part;
    }

    private DatasetException Short() => new($"'{name}' is damaged: it ends too early.");
}

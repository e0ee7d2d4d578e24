using System.Buffers.Binary;
using System.Text;

namespace KerasSharp.Saving.Hdf5;

/// <summary>Reads a block of metadata field by field and never beyond its end.</summary>
internal ref struct Cursor(ReadOnlySpan<byte> bytes, Hdf5Context context, string what)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>Bytes that are left.</summary>
    public readonly int Left => _rest.Length;

    public byte U8() => Take(1)[0];

    public ushort U16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint U32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>A number of some bytes that must fit a positive long.</summary>
    public long Number(int size)
    {
        var value = Unsigned(size);
        return value <= long.MaxValue ? (long)value : throw Bad($"claims the size {value}");
    }

    /// <summary>A place in the file; null where it is the format's "undefined".</summary>
    public long? Address()
    {
        var value = Unsigned(context.OffsetSize);
        var undefined = context.OffsetSize == 8 ? ulong.MaxValue : (1UL << (8 * context.OffsetSize)) - 1;
        if (value == undefined)
            return null;
        return value <= long.MaxValue ? (long)value : throw Bad($"points to {value}, which is outside of the file");
    }

    /// <summary>A place in the file that must be there.</summary>
    public long DefinedAddress() => Address() ?? throw Bad("points nowhere");

    public long Length() => Number(context.LengthSize);

    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > _rest.Length)
            throw Bad($"ends after {_rest.Length} bytes where {count} more are needed");
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    public void Skip(long count) => Take(count);

    /// <summary>Four letters that say what the block is.</summary>
    public void Signature(string expected)
    {
        if (!Take(4).SequenceEqual(Encoding.ASCII.GetBytes(expected)))
            throw Bad($"lacks its signature '{expected}'");
    }

    /// <summary>A version that must be among those known.</summary>
    public byte Version(byte least, byte most)
    {
        var version = U8();
        return version >= least && version <= most ? version : throw Bad($"has version {version}; known are {least} to {most}");
    }

    public readonly ModelFileException Bad(string reason) => context.Bad($"{what} {reason}.");

    private ulong Unsigned(int size)
    {
        var value = 0UL;
        var bytes = Take(size);
        for (var i = size - 1; i >= 0; i--)
            value = (value << 8) | bytes[i];
        return value;
    }
}

using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace KerasSharp.Saving.Hdf5;

/// <summary>Writes a block of metadata field by field.</summary>
internal sealed class BlockBuilder
{
    private readonly ArrayBufferWriter<byte> _buffer = new();

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public BlockBuilder U8(int value)
    {
        _buffer.GetSpan(1)[0] = (byte)value;
        _buffer.Advance(1);
        return this;
    }

    public BlockBuilder U16(int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_buffer.GetSpan(2), checked((ushort)value));
        _buffer.Advance(2);
        return this;
    }

    public BlockBuilder U32(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.GetSpan(4), value);
        _buffer.Advance(4);
        return this;
    }

    public BlockBuilder I64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(8), value);
        _buffer.Advance(8);
        return this;
    }

    public BlockBuilder Bytes(ReadOnlySpan<byte> bytes)
    {
        _buffer.Write(bytes);
        return this;
    }

    public BlockBuilder Text(string ascii) => Bytes(Encoding.ASCII.GetBytes(ascii));

    public BlockBuilder Zeros(long count) => Bytes(new byte[count]);

    /// <summary>The checksum of what was written from a position on.</summary>
    public BlockBuilder Checksum(int from) => U32(Hdf5.Checksum.Metadata(Written[from..]));
}

using System.Buffers.Binary;
using System.Numerics;

namespace KerasSharp.Saving.Hdf5;

/// <summary>The checksums of the format: Jenkins's lookup3 for metadata, Fletcher's for chunks.</summary>
internal static class Checksum
{
    /// <summary>Refuses a block whose last four bytes are not the checksum of the others.</summary>
    public static void Verify(ReadOnlySpan<byte> block, Hdf5Context context, string what)
    {
        if (block.Length < 4 || Metadata(block[..^4]) != BinaryPrimitives.ReadUInt32LittleEndian(block[^4..]))
            throw context.Bad($"{what} has a wrong checksum: the file is damaged.");
    }

    /// <summary>lookup3 with the initial value 0.</summary>
    public static uint Metadata(ReadOnlySpan<byte> key)
    {
        var a = 0xdeadbeef + (uint)key.Length;
        var (b, c) = (a, a);
        while (key.Length > 12)
        {
            a += BinaryPrimitives.ReadUInt32LittleEndian(key);
            b += BinaryPrimitives.ReadUInt32LittleEndian(key[4..]);
            c += BinaryPrimitives.ReadUInt32LittleEndian(key[8..]);
            a = (a - c) ^ BitOperations.RotateLeft(c, 4);
            c += b;
            b = (b - a) ^ BitOperations.RotateLeft(a, 6);
            a += c;
            c = (c - b) ^ BitOperations.RotateLeft(b, 8);
            b += a;
            a = (a - c) ^ BitOperations.RotateLeft(c, 16);
            c += b;
            b = (b - a) ^ BitOperations.RotateLeft(a, 19);
            a += c;
            c = (c - b) ^ BitOperations.RotateLeft(b, 4);
            b += a;
            key = key[12..];
        }

        if (key.Length == 0)
            return c;
        Span<byte> last = stackalloc byte[12];
        last.Clear();
        key.CopyTo(last);
        a += BinaryPrimitives.ReadUInt32LittleEndian(last);
        b += BinaryPrimitives.ReadUInt32LittleEndian(last[4..]);
        c += BinaryPrimitives.ReadUInt32LittleEndian(last[8..]);
        c = (c ^ b) - BitOperations.RotateLeft(b, 14);
        a = (a ^ c) - BitOperations.RotateLeft(c, 11);
        b = (b ^ a) - BitOperations.RotateLeft(a, 25);
        c = (c ^ b) - BitOperations.RotateLeft(b, 16);
        a = (a ^ c) - BitOperations.RotateLeft(c, 4);
        b = (b ^ a) - BitOperations.RotateLeft(a, 14);
        return (c ^ b) - BitOperations.RotateLeft(b, 24);
    }

    /// <summary>Fletcher's checksum over big-endian words of 16 bits, as the filter has it.</summary>
    public static uint Fletcher(ReadOnlySpan<byte> data)
    {
        uint first = 0, second = 0;
        var words = data.Length / 2;
        for (var i = 0; i < words;)
        {
            for (var end = Math.Min(words, i + 360); i < end; i++)
            {
                first += BinaryPrimitives.ReadUInt16BigEndian(data[(2 * i)..]);
                second += first;
            }

            first = (first & 0xffff) + (first >> 16);
            second = (second & 0xffff) + (second >> 16);
        }

        if (data.Length % 2 == 1)
        {
            first += (uint)data[^1] << 8;
            second += first;
            first = (first & 0xffff) + (first >> 16);
            second = (second & 0xffff) + (second >> 16);
        }

        first = (first & 0xffff) + (first >> 16);
        second = (second & 0xffff) + (second >> 16);
        return (second << 16) | first;
    }
}

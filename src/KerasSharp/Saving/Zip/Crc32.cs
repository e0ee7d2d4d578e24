using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KerasSharp.Saving.Zip;

/// <summary>The checksum of zip files.</summary>
internal static class Crc32
{
    private const uint Polynomial = 0xedb88320, One = 1u << 31;
    private const int Block = 64, Lane = 16;
    private static readonly uint[][] Tables = MakeTables();

    /// <summary>The checksum of bytes, or of what came before them and them.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="before">The checksum of what came before; 0 for nothing.</param>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var register = ~before;
        if (Pclmulqdq.IsSupported && bytes.Length >= 2 * Block)
        {
            Span<byte> folded = stackalloc byte[Lane];
            var done = Fold(bytes, register, folded);
            register = Step(0, folded);
            bytes = bytes[done..];
        }

        return ~Step(register, bytes);
    }

    /// <summary>The checksum of two runs of bytes, one after the other, from the checksum of each.</summary>
    /// <param name="first">The checksum of the first.</param>
    /// <param name="second">The checksum of the second.</param>
    /// <param name="length">Bytes of the second.</param>
    public static uint Combine(uint first, uint second, long length)
    {
        // Each byte that follows multiplies the first checksum by x^8: the powers x^8, x^16, x^32, … are squares of each other.
        for (var (power, rest) = (One >> 8, length); rest > 0; (power, rest) = (Product(power, power), rest >> 1))
            first = (rest & 1) == 0 ? first : Product(first, power);
        return first ^ second;
    }

    /// <summary>The product of two polynomials modulo that of the checksum; the highest bit is x^0.</summary>
    private static uint Product(uint a, uint b)
    {
        var product = 0u;
        for (; a != 0; a <<= 1)
        {
            product ^= (a & One) == 0 ? 0 : b;
            b = (b & 1) == 0 ? b >> 1 : (b >> 1) ^ Polynomial;
        }

        return product;
    }

    /// <summary>Folds bytes to 16 that have the same checksum; returns how many. Source: Intel's "Fast CRC Computation for Generic
    /// Polynomials Using PCLMULQDQ".</summary>
    private static int Fold(ReadOnlySpan<byte> bytes, uint register, Span<byte> folded)
    {
        var lanes = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        var (byFour, byOne) = (Vector128.Create(0x154442bd4UL, 0x1c6e41596UL), Vector128.Create(0x1751997d0UL, 0xccaa009eUL));
        var (a, b, c, d) = (lanes[0] ^ Vector128.CreateScalar((ulong)register), lanes[1], lanes[2], lanes[3]);
        var i = 4;
        for (; i + 4 <= lanes.Length; i += 4)
        {
            a = Moved(a, byFour) ^ lanes[i];
            b = Moved(b, byFour) ^ lanes[i + 1];
            c = Moved(c, byFour) ^ lanes[i + 2];
            d = Moved(d, byFour) ^ lanes[i + 3];
        }

        a = Moved(Moved(Moved(a, byOne) ^ b, byOne) ^ c, byOne) ^ d;
        for (; i < lanes.Length; i++)
            a = Moved(a, byOne) ^ lanes[i];
        MemoryMarshal.Write(folded, in a);
        return i * Lane;
    }

    private static Vector128<ulong> Moved(Vector128<ulong> lane, Vector128<ulong> by) =>
        Pclmulqdq.CarrylessMultiply(lane, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(lane, by, 0x11);

    /// <summary>Eight bytes at a time.</summary>
    private static uint Step(uint register, ReadOnlySpan<byte> bytes)
    {
        var t = Tables;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            var low = register ^ BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            register = t[7][low & 255] ^ t[6][(low >> 8) & 255] ^ t[5][(low >> 16) & 255] ^ t[4][low >> 24]
                ^ t[3][high & 255] ^ t[2][(high >> 8) & 255] ^ t[1][(high >> 16) & 255] ^ t[0][high >> 24];
        }

        foreach (var value in bytes)
            register = t[0][(register ^ value) & 255] ^ (register >> 8);
        return register;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[8][];
        for (var k = 0; k < tables.Length; k++)
        {
            tables[k] = new uint[256];
            for (var i = 0u; i < 256; i++)
            {
                var value = k == 0 ? i : tables[k - 1][i];
                for (var bit = 0; bit < 8; bit++)
                    value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
                tables[k][i] = value;
            }
        }

        return tables;
    }
}

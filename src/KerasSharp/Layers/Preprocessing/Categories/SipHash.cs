using System.Buffers.Binary;
using static System.Numerics.BitOperations;

namespace KerasSharp;

/// <summary>SipHash-2-4: a hash under a secret key of two numbers (TensorFlow's <c>to_hash_bucket_strong</c>).</summary>
internal static class SipHash
{
    /// <summary>The hash of bytes under a key.</summary>
    public static ulong Hash(ReadOnlySpan<byte> s, ulong key0, ulong key1)
    {
        Span<ulong> v = [key0 ^ 0x736f6d6570736575, key1 ^ 0x646f72616e646f6d, key0 ^ 0x6c7967656e657261, key1 ^ 0x7465646279746573];
        var at = 0;
        for (; at + 8 <= s.Length; at += 8)
            Take(v, BinaryPrimitives.ReadUInt64LittleEndian(s[at..]));
        var rest = (ulong)s.Length << 56;
        for (var i = at; i < s.Length; i++)
            rest |= (ulong)s[i] << (8 * (i - at));
        Take(v, rest);
        v[2] ^= 0xff;
        for (var i = 0; i < 4; i++)
            Round(v);
        return v[0] ^ v[1] ^ v[2] ^ v[3];
    }

    private static void Take(Span<ulong> v, ulong word)
    {
        v[3] ^= word;
        Round(v);
        Round(v);
        v[0] ^= word;
    }

    private static void Round(Span<ulong> v)
    {
        v[0] += v[1];
        v[2] += v[3];
        v[1] = RotateLeft(v[1], 13) ^ v[0];
        v[3] = RotateLeft(v[3], 16) ^ v[2];
        v[0] = RotateLeft(v[0], 32);
        v[2] += v[1];
        v[0] += v[3];
        v[1] = RotateLeft(v[1], 17) ^ v[2];
        v[3] = RotateLeft(v[3], 21) ^ v[0];
        v[2] = RotateLeft(v[2], 32);
    }
}

using System.Buffers.Binary;
using static System.Numerics.BitOperations;

namespace KerasSharp;

/// <summary>FarmHash's 64-bit fingerprint (the "na" variant), as TensorFlow's <c>to_hash_bucket_fast</c> takes it: the same on all
/// machines, forever.</summary>
internal static class FarmHash
{
    private const ulong K0 = 0xc3a5c85c97cb3127;
    private const ulong K1 = 0xb492b66fbe98f273;
    private const ulong K2 = 0x9ae16a3b2f90404f;
    private const ulong KMul = 0xc6a4a7935bd1e995;

    /// <summary>The fingerprint of bytes.</summary>
    public static ulong Fingerprint64(ReadOnlySpan<byte> s) => s.Length switch
    {
        <= 16 => UpTo16(s),
        <= 32 => UpTo32(s),
        <= 64 => UpTo64(s),
        _ => Long(s),
    };

    /// <summary>A fingerprint of two fingerprints, in their order (TensorFlow's FingerprintCat64).</summary>
    public static ulong Concatenate(ulong first, ulong second)
    {
        var result = first ^ KMul;
        result ^= ShiftMix(second * KMul) * KMul;
        result *= KMul;
        return ShiftMix(ShiftMix(result) * KMul);
    }

    private static ulong UpTo16(ReadOnlySpan<byte> s)
    {
        var length = (uint)s.Length;
        var mul = K2 + (length * 2UL);
        if (length >= 8)
        {
            var a = Word(s, 0) + K2;
            var b = Word(s, s.Length - 8);
            return Mix((RotateRight(b, 37) * mul) + a, (RotateRight(a, 25) + b) * mul, mul);
        }

        if (length >= 4)
            return Mix(length + ((ulong)Half(s, 0) << 3), Half(s, s.Length - 4), mul);
        if (length == 0)
            return K2;
        var y = s[0] + ((uint)s[s.Length >> 1] << 8);
        var z = length + ((uint)s[^1] << 2);
        return ShiftMix((y * K2) ^ (z * K0)) * K2;
    }

    private static ulong UpTo32(ReadOnlySpan<byte> s)
    {
        var mul = K2 + ((ulong)s.Length * 2);
        var a = Word(s, 0) * K1;
        var b = Word(s, 8);
        var c = Word(s, s.Length - 8) * mul;
        var d = Word(s, s.Length - 16) * K2;
        return Mix(RotateRight(a + b, 43) + RotateRight(c, 30) + d, a + RotateRight(b + K2, 18) + c, mul);
    }

    private static ulong UpTo64(ReadOnlySpan<byte> s)
    {
        var mul = K2 + ((ulong)s.Length * 2);
        var a = Word(s, 0) * K2;
        var b = Word(s, 8);
        var c = Word(s, s.Length - 8) * mul;
        var d = Word(s, s.Length - 16) * K2;
        var y = RotateRight(a + b, 43) + RotateRight(c, 30) + d;
        var z = Mix(y, a + RotateRight(b + K2, 18) + c, mul);
        var e = Word(s, 16) * mul;
        var f = Word(s, 24);
        var g = (y + Word(s, s.Length - 32)) * mul;
        var h = (z + Word(s, s.Length - 24)) * mul;
        return Mix(RotateRight(e + f, 43) + RotateRight(g, 30) + h, e + RotateRight(f + a, 18) + g, mul);
    }

    private static ulong Long(ReadOnlySpan<byte> s)
    {
        const ulong Seed = 81;
        var y = unchecked((Seed * K1) + 113);
        var z = ShiftMix((y * K2) + 113) * K2;
        var x = unchecked(Seed * K2) + Word(s, 0);
        (ulong First, ulong Second) v = (0, 0);
        (ulong First, ulong Second) w = (0, 0);
        var end = (s.Length - 1) / 64 * 64;
        for (var at = 0; at < end; at += 64)
        {
            x = RotateRight(x + y + v.First + Word(s, at + 8), 37) * K1;
            y = RotateRight(y + v.Second + Word(s, at + 48), 42) * K1;
            x ^= w.Second;
            y += v.First + Word(s, at + 40);
            z = RotateRight(z + w.First, 33) * K1;
            v = Weak(s, at, v.Second * K1, x + w.First);
            w = Weak(s, at + 32, z + w.Second, y + Word(s, at + 16));
            (z, x) = (x, z);
        }

        var mul = K1 + ((z & 0xff) << 1);
        var last = s.Length - 64;
        w.First += (ulong)((s.Length - 1) & 63);
        v.First += w.First;
        w.First += v.First;
        x = RotateRight(x + y + v.First + Word(s, last + 8), 37) * mul;
        y = RotateRight(y + v.Second + Word(s, last + 48), 42) * mul;
        x ^= w.Second * 9;
        y += (v.First * 9) + Word(s, last + 40);
        z = RotateRight(z + w.First, 33) * mul;
        v = Weak(s, last, v.Second * mul, x + w.First);
        w = Weak(s, last + 32, z + w.Second, y + Word(s, last + 16));
        (z, x) = (x, z);
        return Mix(Mix(v.First, w.First, mul) + (ShiftMix(y) * K0) + z, Mix(v.Second, w.Second, mul) + x, mul);
    }

    private static (ulong First, ulong Second) Weak(ReadOnlySpan<byte> s, int at, ulong a, ulong b)
    {
        var (w, x, y, z) = (Word(s, at), Word(s, at + 8), Word(s, at + 16), Word(s, at + 24));
        a += w;
        b = RotateRight(b + a + z, 21);
        var c = a;
        a += x + y;
        b += RotateRight(a, 44);
        return (a + z, b + c);
    }

    private static ulong Mix(ulong u, ulong v, ulong mul)
    {
        var a = (u ^ v) * mul;
        a ^= a >> 47;
        var b = (v ^ a) * mul;
        b ^= b >> 47;
        return b * mul;
    }

    private static ulong ShiftMix(ulong value) => value ^ (value >> 47);

    private static ulong Word(ReadOnlySpan<byte> s, int at) => BinaryPrimitives.ReadUInt64LittleEndian(s[at..]);

    private static uint Half(ReadOnlySpan<byte> s, int at) => BinaryPrimitives.ReadUInt32LittleEndian(s[at..]);
}

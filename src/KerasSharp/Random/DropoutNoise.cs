using System.Numerics;
using System.Runtime.InteropServices;

namespace KerasSharp;

/// <summary>The factors of a dropout, 0 or 1 / (1 - rate): those that torch's own dropout would draw.</summary>
internal static class DropoutNoise
{
    /// <summary>Below this number of values libtorch is quicker: the generator's state is 5 kB.</summary>
    private const int Few = 2048;

    private const int Chunk = 512;

    // A draw is a number of 53 bits, the lower ones of two words.
    private const int Bits = 53;

    /// <summary>Whether the factors for some values can be drawn here.</summary>
    public static bool Fits(Tensor inputs) => inputs.dtype == ScalarType.Float32 && inputs.device_type == DeviceType.CPU
        && inputs.numel() is >= Few and < int.MaxValue / sizeof(float) && inputs.is_contiguous();

    /// <summary>The factors for values, of their shape.</summary>
    public static Tensor Draw(Tensor inputs, double rate)
    {
        var noise = empty(inputs.shape, ScalarType.Float32);
        // As libtorch divides: the probability in the type of the values.
        var factor = 1f / (float)(1 - rate);
        var limit = (long)Math.Ceiling(Math.ScaleB(1 - rate, Bits));
        TorchGenerator.Draw(twister =>
        {
            Span<uint> words = stackalloc uint[2 * Chunk];
            var values = MemoryMarshal.Cast<byte, float>(noise.bytes);
            for (; values.Length > 0; values = values[Math.Min(Chunk, values.Length)..])
            {
                var part = values[..Math.Min(Chunk, values.Length)];
                twister.Fill(words[..(2 * part.Length)]);
                Choose(MemoryMarshal.Cast<uint, long>(words[..(2 * part.Length)]), limit, factor, part);
            }
        });
        return noise;
    }

    private static void Choose(ReadOnlySpan<long> draws, long limit, float factor, Span<float> values)
    {
        var (limits, factors) = (new Vector<long>(limit), Vector.AsVectorInt32(new Vector<float>(factor)));
        var half = Vector<long>.Count;
        var i = 0;
        for (; i <= values.Length - (2 * half); i += 2 * half)
        {
            var kept = Vector.Narrow(Vector.LessThan(Number(draws[i..]), limits), Vector.LessThan(Number(draws[(i + half)..]), limits));
            Vector.AsVectorSingle(kept & factors).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++)
            values[i] = (((draws[i] << 32) | (draws[i] >>> 32)) & ((1L << Bits) - 1)) < limit ? factor : 0;
    }

    /// <summary>The first word of a draw is the upper one.</summary>
    private static Vector<long> Number(ReadOnlySpan<long> draws)
    {
        var draw = new Vector<long>(draws);
        return ((draw << 32) | (draw >>> 32)) & new Vector<long>((1L << Bits) - 1);
    }
}

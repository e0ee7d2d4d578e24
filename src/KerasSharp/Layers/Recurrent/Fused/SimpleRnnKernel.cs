using System.Numerics;
using System.Runtime.InteropServices;

namespace KerasSharp.Layers.Fused;

/// <summary>The arithmetic of a step of a simple recurrent layer with tanh beside the matrix products.</summary>
internal static class SimpleRnnKernel
{
    /// <summary>A step forward: the sums in <paramref name="z"/> become the states; rows that the mask leaves out keep theirs.</summary>
    public static void ForwardStep(Span<float> z, ReadOnlySpan<float> before, ReadOnlySpan<byte> mask, int units)
    {
        if (mask.IsEmpty)
        {
            Tanh(z);
            return;
        }

        for (int row = 0, at = 0; at < z.Length; row++, at += units)
        {
            if (mask[row] != 0)
                Tanh(z.Slice(at, units));
            else
                before.Slice(at, units).CopyTo(z.Slice(at, units));
        }
    }

    /// <summary>A step backward: from the gradient of the states to that of the sums.</summary>
    /// <remarks>With a mask, <paramref name="dHidden"/> becomes what passes on to the states before: all of it in rows that the mask leaves
    /// out, else nothing.</remarks>
    public static void BackwardStep(ReadOnlySpan<float> hidden, Span<float> dHidden, Span<float> dz, ReadOnlySpan<byte> mask, int units)
    {
        if (mask.IsEmpty)
        {
            Backward(hidden, dHidden, dz);
            return;
        }

        for (int row = 0, at = 0; at < dz.Length; row++, at += units)
        {
            if (mask[row] == 0)
            {
                dz.Slice(at, units).Clear();
                continue;
            }

            Backward(hidden.Slice(at, units), dHidden.Slice(at, units), dz.Slice(at, units));
            dHidden.Slice(at, units).Clear();
        }
    }

    private static void Tanh(Span<float> values)
    {
        ref var first = ref MemoryMarshal.GetReference(values);
        var j = 0;
        for (; j <= values.Length - Vector<float>.Count; j += Vector<float>.Count)
            VectorMath.Tanh(Vector.LoadUnsafe(ref first, (nuint)j)).StoreUnsafe(ref first, (nuint)j);
        for (; j < values.Length; j++)
            values[j] = MathF.Tanh(values[j]);
    }

    private static void Backward(ReadOnlySpan<float> hidden, ReadOnlySpan<float> dHidden, Span<float> dz)
    {
        ref var h = ref MemoryMarshal.GetReference(hidden);
        ref var dh = ref MemoryMarshal.GetReference(dHidden);
        ref var sum = ref MemoryMarshal.GetReference(dz);
        var j = 0;
        for (; j <= dz.Length - Vector<float>.Count; j += Vector<float>.Count)
        {
            var value = Vector.LoadUnsafe(ref h, (nuint)j);
            (Vector.LoadUnsafe(ref dh, (nuint)j) * (Vector<float>.One - (value * value))).StoreUnsafe(ref sum, (nuint)j);
        }

        for (; j < dz.Length; j++)
            dz[j] = dHidden[j] * (1 - (hidden[j] * hidden[j]));
    }
}

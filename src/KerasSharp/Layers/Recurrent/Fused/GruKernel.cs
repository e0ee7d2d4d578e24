using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KerasSharp.Layers.Fused;

/// <summary>The arithmetic of the gates of a GRU step (reset after the product) beside the matrix products. Gates stand in the order z r
/// h.</summary>
internal static class GruKernel
{
    /// <summary>Number of gates.</summary>
    public const int Gates = 3;

    /// <summary>A step forward: the input's sums in <paramref name="x"/> become the gates' values, the candidate's part of the state's sums
    /// is kept in <paramref name="inner"/>, the new states come out.</summary>
    /// <param name="x">The sums of the input, (batch, 3 · units).</param>
    /// <param name="recurrent">The products of the state, (batch, 3 · units).</param>
    /// <param name="bias">The bias of the state's sums, (3 · units).</param>
    /// <param name="inner">Takes the state's sum for the candidate, (batch, units).</param>
    /// <param name="before">The states before.</param>
    /// <param name="hidden">The states after; may be the memory of those before.</param>
    /// <param name="mask">Which rows count; empty for all.</param>
    /// <param name="units">Size of a state.</param>
    public static void ForwardStep(
        Span<float> x, ReadOnlySpan<float> recurrent, ReadOnlySpan<float> bias, Span<float> inner, ReadOnlySpan<float> before,
        Span<float> hidden, ReadOnlySpan<byte> mask, int units)
    {
        for (int row = 0, at = 0; at < hidden.Length; row++, at += units)
        {
            if (mask.IsEmpty || mask[row] != 0)
                Forward(
                    x.Slice(at * Gates, units * Gates), recurrent.Slice(at * Gates, units * Gates), bias, inner.Slice(
                    at, units), before.Slice(at, units), hidden.Slice(at, units));
            else
                before.Slice(at, units).CopyTo(hidden.Slice(at, units));
        }
    }

    /// <summary>A step backward: from the gradient of the states to those of the input's sums and of the state's sums.</summary>
    /// <param name="gates">The gates' values.</param>
    /// <param name="inner">The state's sum for the candidate.</param>
    /// <param name="before">The states before.</param>
    /// <param name="dHidden">The gradient of the states after; becomes the part that reaches the states before directly.</param>
    /// <param name="dx">Takes the gradient of the input's sums.</param>
    /// <param name="dRecurrent">Takes the gradient of the state's sums.</param>
    /// <param name="mask">Which rows count; empty for all.</param>
    /// <param name="units">Size of a state.</param>
    public static void BackwardStep(
        ReadOnlySpan<float> gates, ReadOnlySpan<float> inner, ReadOnlySpan<float> before, Span<float> dHidden, Span<float> dx,
        Span<float> dRecurrent, ReadOnlySpan<byte> mask, int units)
    {
        for (int row = 0, at = 0; at < dHidden.Length; row++, at += units)
        {
            var (start, length) = (at * Gates, units * Gates);
            if (mask.IsEmpty || mask[row] != 0)
            {
                Backward(
                    gates.Slice(start, length), inner.Slice(at, units), before.Slice(at, units), dHidden.Slice(at, units), dx.Slice(
                    start, length), dRecurrent.Slice(start, length));
                continue;
            }

            dx.Slice(start, length).Clear();
            dRecurrent.Slice(start, length).Clear();
        }
    }

    private static void Forward(
        Span<float> x, ReadOnlySpan<float> recurrent, ReadOnlySpan<float> bias, Span<float> inner, ReadOnlySpan<float> before,
        Span<float> hidden)
    {
        var units = hidden.Length;
        ref var z = ref MemoryMarshal.GetReference(x);
        ref var r = ref Unsafe.Add(ref z, units);
        ref var n = ref Unsafe.Add(ref z, 2 * units);
        ref var hz = ref MemoryMarshal.GetReference(recurrent);
        ref var hr = ref Unsafe.Add(ref hz, units);
        ref var hn = ref Unsafe.Add(ref hz, 2 * units);
        ref var bz = ref MemoryMarshal.GetReference(bias);
        ref var br = ref Unsafe.Add(ref bz, units);
        ref var bn = ref Unsafe.Add(ref bz, 2 * units);
        ref var q = ref MemoryMarshal.GetReference(inner);
        ref var h0 = ref MemoryMarshal.GetReference(before);
        ref var h = ref MemoryMarshal.GetReference(hidden);

        var j = 0;
        for (; j <= units - Vector<float>.Count; j += Vector<float>.Count)
        {
            var at = (nuint)j;
            var update = VectorMath.Sigmoid(Vector.LoadUnsafe(ref z, at) + Vector.LoadUnsafe(ref hz, at) + Vector.LoadUnsafe(ref bz, at));
            var reset = VectorMath.Sigmoid(Vector.LoadUnsafe(ref r, at) + Vector.LoadUnsafe(ref hr, at) + Vector.LoadUnsafe(ref br, at));
            var sum = Vector.LoadUnsafe(ref hn, at) + Vector.LoadUnsafe(ref bn, at);
            var candidate = VectorMath.Tanh(Vector.LoadUnsafe(ref n, at) + (reset * sum));
            update.StoreUnsafe(ref z, at);
            reset.StoreUnsafe(ref r, at);
            candidate.StoreUnsafe(ref n, at);
            sum.StoreUnsafe(ref q, at);
            ((update * Vector.LoadUnsafe(ref h0, at)) + ((Vector<float>.One - update) * candidate)).StoreUnsafe(ref h, at);
        }

        for (; j < units; j++)
        {
            var update = VectorMath.Sigmoid(x[j] + recurrent[j] + bias[j]);
            var reset = VectorMath.Sigmoid(x[units + j] + recurrent[units + j] + bias[units + j]);
            var sum = recurrent[(2 * units) + j] + bias[(2 * units) + j];
            var candidate = MathF.Tanh(x[(2 * units) + j] + (reset * sum));
            (x[j], x[units + j], x[(2 * units) + j], inner[j]) = (update, reset, candidate, sum);
            hidden[j] = (update * before[j]) + ((1 - update) * candidate);
        }
    }

    private static void Backward(
        ReadOnlySpan<float> gates, ReadOnlySpan<float> inner, ReadOnlySpan<float> before, Span<float> dHidden, Span<float> dx,
        Span<float> dRecurrent)
    {
        var units = dHidden.Length;
        ref var z = ref MemoryMarshal.GetReference(gates);
        ref var r = ref Unsafe.Add(ref z, units);
        ref var n = ref Unsafe.Add(ref z, 2 * units);
        ref var q = ref MemoryMarshal.GetReference(inner);
        ref var h0 = ref MemoryMarshal.GetReference(before);
        ref var dh = ref MemoryMarshal.GetReference(dHidden);
        ref var dxz = ref MemoryMarshal.GetReference(dx);
        ref var dxr = ref Unsafe.Add(ref dxz, units);
        ref var dxn = ref Unsafe.Add(ref dxz, 2 * units);
        ref var dhz = ref MemoryMarshal.GetReference(dRecurrent);
        ref var dhr = ref Unsafe.Add(ref dhz, units);
        ref var dhn = ref Unsafe.Add(ref dhz, 2 * units);

        var one = Vector<float>.One;
        var j = 0;
        for (; j <= units - Vector<float>.Count; j += Vector<float>.Count)
        {
            var at = (nuint)j;
            var update = Vector.LoadUnsafe(ref z, at);
            var reset = Vector.LoadUnsafe(ref r, at);
            var candidate = Vector.LoadUnsafe(ref n, at);
            var gradient = Vector.LoadUnsafe(ref dh, at);
            var dCandidate = gradient * (one - update) * (one - (candidate * candidate));
            var dUpdate = gradient * (Vector.LoadUnsafe(ref h0, at) - candidate) * update * (one - update);
            var dReset = dCandidate * Vector.LoadUnsafe(ref q, at) * reset * (one - reset);
            dUpdate.StoreUnsafe(ref dxz, at);
            dUpdate.StoreUnsafe(ref dhz, at);
            dReset.StoreUnsafe(ref dxr, at);
            dReset.StoreUnsafe(ref dhr, at);
            dCandidate.StoreUnsafe(ref dxn, at);
            (dCandidate * reset).StoreUnsafe(ref dhn, at);
            (gradient * update).StoreUnsafe(ref dh, at);
        }

        for (; j < units; j++)
        {
            var (update, reset, candidate) = (gates[j], gates[units + j], gates[(2 * units) + j]);
            var dCandidate = dHidden[j] * (1 - update) * (1 - (candidate * candidate));
            var dUpdate = dHidden[j] * (before[j] - candidate) * update * (1 - update);
            var dReset = dCandidate * inner[j] * reset * (1 - reset);
            (dx[j], dx[units + j], dx[(2 * units) + j]) = (dUpdate, dReset, dCandidate);
            (dRecurrent[j], dRecurrent[units + j], dRecurrent[(2 * units) + j]) = (dUpdate, dReset, dCandidate * reset);
            dHidden[j] *= update;
        }
    }
}

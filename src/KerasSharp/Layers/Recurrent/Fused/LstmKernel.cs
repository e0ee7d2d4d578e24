using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KerasSharp.Layers.Fused;

/// <summary>The arithmetic of the gates of an LSTM step beside the matrix products. Gates stand in the order i f c o.</summary>
internal static class LstmKernel
{
    /// <summary>Number of gates.</summary>
    public const int Gates = 4;

    /// <summary>A step forward: the sums in <paramref name="z"/> become the gates' values; the new cell and hidden states come
    /// out.</summary>
    /// <remarks>Rows that the mask leaves out keep their states. A state may stand in the place of the one before it.</remarks>
    public static void ForwardStep(
        Span<float> z, ReadOnlySpan<float> cellBefore, Span<float> cell, ReadOnlySpan<float> hiddenBefore, Span<float> hidden,
        ReadOnlySpan<byte> mask, int units)
    {
        for (int row = 0, at = 0; at < hidden.Length; row++, at += units)
        {
            if (mask.IsEmpty || mask[row] != 0)
            {
                Forward(z.Slice(at * Gates, units * Gates), cellBefore.Slice(at, units), cell.Slice(at, units), hidden.Slice(at, units));
                continue;
            }

            cellBefore.Slice(at, units).CopyTo(cell.Slice(at, units));
            hiddenBefore.Slice(at, units).CopyTo(hidden.Slice(at, units));
        }
    }

    /// <summary>A step backward: from the gradient of the hidden states to those of the sums; the cells' gradient is carried on in
    /// place.</summary>
    /// <remarks>With a mask, <paramref name="dHidden"/> becomes what passes on to the hidden states before: all of it in rows that the mask
    /// leaves out, else nothing.</remarks>
    public static void BackwardStep(
        ReadOnlySpan<float> gates, ReadOnlySpan<float> cellBefore, ReadOnlySpan<float> cell, Span<float> dHidden, Span<float> dCell,
        Span<float> dz, ReadOnlySpan<byte> mask, int units)
    {
        for (int row = 0, at = 0; at < dHidden.Length; row++, at += units)
        {
            var sums = dz.Slice(at * Gates, units * Gates);
            if (!mask.IsEmpty && mask[row] == 0)
            {
                sums.Clear();
                continue;
            }

            Backward(
                gates.Slice(at * Gates, units * Gates), cellBefore.Slice(at, units), cell.Slice(at, units), dHidden.Slice(
                at, units), dCell.Slice(at, units), sums);
            if (!mask.IsEmpty)
                dHidden.Slice(at, units).Clear();
        }
    }

    /// <summary>A row forward.</summary>
    private static void Forward(Span<float> z, ReadOnlySpan<float> cellBefore, Span<float> cell, Span<float> hidden)
    {
        var units = hidden.Length;
        ref var i = ref MemoryMarshal.GetReference(z);
        ref var f = ref Unsafe.Add(ref i, units);
        ref var g = ref Unsafe.Add(ref i, 2 * units);
        ref var o = ref Unsafe.Add(ref i, 3 * units);
        ref var before = ref MemoryMarshal.GetReference(cellBefore);
        ref var c = ref MemoryMarshal.GetReference(cell);
        ref var h = ref MemoryMarshal.GetReference(hidden);

        var j = 0;
        for (; j <= units - Vector<float>.Count; j += Vector<float>.Count)
        {
            var at = (nuint)j;
            var input = VectorMath.Sigmoid(Vector.LoadUnsafe(ref i, at));
            var forget = VectorMath.Sigmoid(Vector.LoadUnsafe(ref f, at));
            var candidate = VectorMath.Tanh(Vector.LoadUnsafe(ref g, at));
            var output = VectorMath.Sigmoid(Vector.LoadUnsafe(ref o, at));
            var state = (forget * Vector.LoadUnsafe(ref before, at)) + (input * candidate);
            input.StoreUnsafe(ref i, at);
            forget.StoreUnsafe(ref f, at);
            candidate.StoreUnsafe(ref g, at);
            output.StoreUnsafe(ref o, at);
            state.StoreUnsafe(ref c, at);
            (output * VectorMath.Tanh(state)).StoreUnsafe(ref h, at);
        }

        for (; j < units; j++)
        {
            var (input, forget) = (VectorMath.Sigmoid(z[j]), VectorMath.Sigmoid(z[units + j]));
            var (candidate, output) = (MathF.Tanh(z[(2 * units) + j]), VectorMath.Sigmoid(z[(3 * units) + j]));
            var state = (forget * cellBefore[j]) + (input * candidate);
            (z[j], z[units + j], z[(2 * units) + j], z[(3 * units) + j]) = (input, forget, candidate, output);
            (cell[j], hidden[j]) = (state, output * MathF.Tanh(state));
        }
    }

    /// <summary>A row backward.</summary>
    private static void Backward(
        ReadOnlySpan<float> gates, ReadOnlySpan<float> cellBefore, ReadOnlySpan<float> cell, ReadOnlySpan<float> dHidden, Span<float> dCell,
        Span<float> dz)
    {
        var units = dHidden.Length;
        ref var i = ref MemoryMarshal.GetReference(gates);
        ref var f = ref Unsafe.Add(ref i, units);
        ref var g = ref Unsafe.Add(ref i, 2 * units);
        ref var o = ref Unsafe.Add(ref i, 3 * units);
        ref var before = ref MemoryMarshal.GetReference(cellBefore);
        ref var c = ref MemoryMarshal.GetReference(cell);
        ref var dh = ref MemoryMarshal.GetReference(dHidden);
        ref var dc = ref MemoryMarshal.GetReference(dCell);
        ref var di = ref MemoryMarshal.GetReference(dz);
        ref var df = ref Unsafe.Add(ref di, units);
        ref var dg = ref Unsafe.Add(ref di, 2 * units);
        ref var dOut = ref Unsafe.Add(ref di, 3 * units);

        var one = Vector<float>.One;
        var j = 0;
        for (; j <= units - Vector<float>.Count; j += Vector<float>.Count)
        {
            var at = (nuint)j;
            var input = Vector.LoadUnsafe(ref i, at);
            var forget = Vector.LoadUnsafe(ref f, at);
            var candidate = Vector.LoadUnsafe(ref g, at);
            var output = Vector.LoadUnsafe(ref o, at);
            var squashed = VectorMath.Tanh(Vector.LoadUnsafe(ref c, at));
            var hiddenGradient = Vector.LoadUnsafe(ref dh, at);
            var cellGradient = Vector.LoadUnsafe(ref dc, at) + (hiddenGradient * output * (one - (squashed * squashed)));
            (cellGradient * candidate * input * (one - input)).StoreUnsafe(ref di, at);
            (cellGradient * Vector.LoadUnsafe(ref before, at) * forget * (one - forget)).StoreUnsafe(ref df, at);
            (cellGradient * input * (one - (candidate * candidate))).StoreUnsafe(ref dg, at);
            (hiddenGradient * squashed * output * (one - output)).StoreUnsafe(ref dOut, at);
            (cellGradient * forget).StoreUnsafe(ref dc, at);
        }

        for (; j < units; j++)
        {
            var (input, forget, candidate, output) = (gates[j], gates[units + j], gates[(2 * units) + j], gates[(3 * units) + j]);
            var squashed = MathF.Tanh(cell[j]);
            var cellGradient = dCell[j] + (dHidden[j] * output * (1 - (squashed * squashed)));
            dz[j] = cellGradient * candidate * input * (1 - input);
            dz[units + j] = cellGradient * cellBefore[j] * forget * (1 - forget);
            dz[(2 * units) + j] = cellGradient * input * (1 - (candidate * candidate));
            dz[(3 * units) + j] = dHidden[j] * squashed * output * (1 - output);
            dCell[j] = cellGradient * forget;
        }
    }
}

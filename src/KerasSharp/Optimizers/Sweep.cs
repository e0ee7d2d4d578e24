using System.Numerics;
using System.Runtime.InteropServices;

namespace KerasSharp.Optimizers;

/// <summary>One pass over a weight, its gradient and its slots in the CPU's memory: every number is read and written once.</summary>
/// <param name="weight">The weight; float32, contiguous, on the CPU, as all others.</param>
/// <param name="gradient">The gradient.</param>
/// <param name="slots">The slots, at least as many as the rule uses.</param>
/// <param name="keep">What the weight is multiplied with before: 1, or less with weight decay.</param>
internal readonly struct Sweep(Tensor weight, Tensor gradient, Tensor[] slots, float keep)
{
    /// <summary>Numbers in a part when the pass is shared among threads.</summary>
    private const int Part = 1 << 16;

    /// <summary>From here on the pass is shared among threads.</summary>
    private const int Large = 1 << 18;

    public void Run<TRule>(TRule rule)
        where TRule : struct, ISweepRule
    {
        var count = weight.bytes.Length / sizeof(float);
        if (count < Large || get_num_threads() == 1)
            Run(rule, 0, count);
        else
            RunInParallel(rule, count);
    }

    private void RunInParallel<TRule>(TRule rule, int count)
        where TRule : struct, ISweepRule
    {
        var sweep = this;
        var options = new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() };
        Parallel.For(0, (count + Part - 1) / Part, options, part => sweep.Run(rule, part * Part, Math.Min(Part, count - (part * Part))));
    }

    private void Run<TRule>(TRule rule, int start, int count)
        where TRule : struct, ISweepRule
    {
        Span<float> w = Floats(weight, start, count), g = Floats(gradient, start, count);
        var a = TRule.Slots > 0 ? Floats(slots[0], start, count) : default;
        var b = TRule.Slots > 1 ? Floats(slots[1], start, count) : default;
        var c = TRule.Slots > 2 ? Floats(slots[2], start, count) : default;
        Pass(rule, Vectors(w), Vectors(g), Vectors(a), Vectors(b), Vectors(c));

        // The numbers that do not fill a vector go through one all the same.
        var rest = count % Vector<float>.Count;
        if (rest == 0)
            return;
        Span<float> buffer = stackalloc float[5 * Vector<float>.Count];
        buffer.Clear();
        var size = Vector<float>.Count;
        Span<float> restW = buffer[..size], restG = buffer[size..(2 * size)], restA = buffer[(2 * size)..(3 * size)],
            restB = buffer[(3 * size)..(4 * size)], restC = buffer[(4 * size)..];
        w[^rest..].CopyTo(restW);
        g[^rest..].CopyTo(restG);
        Last(a, rest).CopyTo(restA);
        Last(b, rest).CopyTo(restB);
        Last(c, rest).CopyTo(restC);
        Pass(rule, Vectors(restW), Vectors(restG), Vectors(restA), Vectors(restB), Vectors(restC));
        restW[..rest].CopyTo(w[^rest..]);
        restA[..Last(a, rest).Length].CopyTo(Last(a, rest));
        restB[..Last(b, rest).Length].CopyTo(Last(b, rest));
        restC[..Last(c, rest).Length].CopyTo(Last(c, rest));
    }

    private void Pass<TRule>(
        TRule rule, Span<Vector<float>> w, Span<Vector<float>> g, Span<Vector<float>> a, Span<Vector<float>> b, Span<Vector<float>> c)
        where TRule : struct, ISweepRule
    {
        var factor = new Vector<float>(keep);
        for (var i = 0; i < w.Length; i++)
        {
            var first = TRule.Slots > 0 ? a[i] : default;
            var second = TRule.Slots > 1 ? b[i] : default;
            var third = TRule.Slots > 2 ? c[i] : default;
            w[i] = rule.Update(w[i] * factor, g[i], ref first, ref second, ref third);
            if (TRule.Slots > 0)
                a[i] = first;
            if (TRule.Slots > 1)
                b[i] = second;
            if (TRule.Slots > 2)
                c[i] = third;
        }
    }

    private static Span<float> Floats(Tensor tensor, int start, int count) =>
        MemoryMarshal.Cast<byte, float>(tensor.bytes).Slice(start, count);

    private static Span<Vector<float>> Vectors(Span<float> numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);

    private static Span<float> Last(Span<float> slot, int count) => slot.IsEmpty ? slot : slot[^count..];
}

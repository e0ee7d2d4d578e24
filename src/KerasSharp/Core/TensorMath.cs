namespace KerasSharp.Core;

/// <summary>What Keras's losses and metrics need beside libtorch's own operators.</summary>
internal static class TensorMath
{
    /// <summary>The tensor in an element type: itself where it has it already.</summary>
    public static Tensor As(this Tensor x, ScalarType type) => x.dtype == type ? x : x.to(type);

    /// <summary>The tensor in float32 where it has 16 bits, to sum up in: float16 ends at 65,504, which squares of 256 pass, and counts in
    /// it end at 2,048.</summary>
    public static Tensor Wide(this Tensor x) => DTypes.IsHalf(x.dtype) ? x.to(ScalarType.Float32) : x;

    /// <summary>a / b, and 0 where b is 0 (keras.ops.divide_no_nan).</summary>
    public static Tensor DivideNoNan(Tensor a, Tensor b)
    {
        var zero = b == 0;
        return (a / b.masked_fill(zero, 1)).masked_fill(zero, 0);
    }

    /// <summary>max(x, 0) as <c>torch.maximum</c> has it: at a tie the gradient is one half, as in Keras.</summary>
    public static Tensor MaximumWithZero(Tensor x) => x.maximum(zeros_like(x));

    /// <summary>The vectors along an axis at length 1; a zero vector stays zero (keras.ops.normalize).</summary>
    public static Tensor L2Normalize(Tensor x, int axis)
    {
        var wide = x.Wide();
        var squares = wide.square().sum(axis, keepdim: true);
        var floor = full_like(squares, KerasConfig.Epsilon * KerasConfig.Epsilon);
        return (wide * squares.maximum(floor).rsqrt()).As(x.dtype);
    }

    /// <summary>Squeezes or expands the last axis where the ranks differ by one and that axis has size 1
    /// (keras.losses.loss.squeeze_or_expand_to_same_rank).</summary>
    public static (Tensor, Tensor) SameRank(Tensor a, Tensor b, bool expandRank1 = true)
    {
        var (rankA, rankB) = (a.Dimensions, b.Dimensions);
        if (rankA == rankB)
            return (a, b);
        if (rankA == rankB + 1 && a.ToSizes()[^1] == 1)
            return rankB == 1 && expandRank1 ? (a, b.unsqueeze(-1)) : (a.squeeze(-1), b);
        if (rankB == rankA + 1 && b.ToSizes()[^1] == 1)
            return rankA == 1 && expandRank1 ? (a.unsqueeze(-1), b) : (a, b.squeeze(-1));
        return (a, b);
    }

    /// <summary>As <see cref="SameRank"/>; what is of lower rank still gets axes of size 1 at its end: a weight a sample meets the first
    /// axis, never the last.</summary>
    public static (Tensor, Tensor) SameLeadingAxes(Tensor a, Tensor b)
    {
        (a, b) = SameRank(a, b);
        return (WithRank(a, b.Dimensions), WithRank(b, a.Dimensions));

        static Tensor WithRank(Tensor x, long rank) =>
            x.Dimensions == 0 || x.Dimensions >= rank ? x : x.reshape(
                [.. x.ToSizes(), .. Enumerable.Repeat(1L, (int)(rank - x.Dimensions))]);
    }

    /// <summary>Whether a tensor can be repeated along its axes of size 1 to the shape of another.</summary>
    public static bool CanExpandTo(Tensor x, Tensor target)
    {
        var (given, wanted) = (x.ToSizes(), target.ToSizes());
        if (given.Length > wanted.Length)
            return false;
        for (var i = 1; i <= given.Length; i++)
        {
            if (given[^i] != 1 && given[^i] != wanted[^i])
                return false;
        }

        return true;
    }

    /// <summary>Whether two tensors have equal shapes.</summary>
    public static bool SameShape(Tensor a, Tensor b) => a.ToSizes().AsSpan().SequenceEqual(b.ToSizes());
}

using KerasSharp.Losses;

namespace KerasSharp.Operations;

/// <summary>Special functions, and sums and choices by group or rank.</summary>
[Operations("keras.src.ops.math")]
internal static class Mathematics
{
    /// <summary><c>1 / sqrt(x)</c>. Source: keras.ops.rsqrt.</summary>
    public static Tensor Rsqrt(Tensor x) => x.rsqrt();

    /// <summary>The logarithm of the determinant; NaN where that is negative. Source: keras.ops.logdet.</summary>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    public static Tensor Logdet(Tensor x)
    {
        var (sign, logarithm) = linalg.slogdet(SquareMatrix.Check(x));
        return logarithm.masked_fill(sign.lt(0), double.NaN);
    }

    /// <summary>The regularized lower incomplete gamma function. Source: keras.ops.gammainc.</summary>
    /// <param name="x1">The parameter.</param>
    /// <param name="x2">The upper end of the integral.</param>
    public static Tensor Gammainc(Operand x1, Operand x2)
    {
        var (a, x) = Operand.Floating(x1, x2);
        return special.gammainc(a, x);
    }

    /// <summary>The error function. Source: keras.ops.erf.</summary>
    public static Tensor Erf(Tensor x) => x.erf();

    /// <summary>1 less the error function. Source: keras.ops.erfc.</summary>
    public static Tensor Erfc(Tensor x) => x.erfc();

    /// <summary>The inverse of the error function. Source: keras.ops.erfinv.</summary>
    public static Tensor Erfinv(Tensor x) => x.erfinv();

    /// <summary><c>log(sum(exp(x)))</c>, computed without overflow. Source: keras.ops.logsumexp.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    public static Tensor Logsumexp(Tensor x, Axes? axis = null, bool keepdims = false)
    {
        // Axis by axis it is the same: log(sum(exp(log(sum(exp))))).
        var y = Promotion.Floating(x);
        return Reductions.Dims(x, axis).OrderDescending().Aggregate(y, (z, dim) => z.logsumexp(dim, keepdims));
    }

    /// <summary>The largest values of the last axis, and their places. Source: keras.ops.top_k.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="k">How many.</param>
    /// <param name="sorted">Whether the largest comes first.</param>
    /// <param name="isStable">Whether equal values keep their order.</param>
    public static (Tensor Values, Tensor Indices) TopK(Tensor x, int k, bool sorted = true, bool isStable = true)
    {
        if (!isStable)
            return x.topk(k, -1, largest: true, sorted: sorted);
        var (values, indices) = x.sort(-1, descending: true, stable: true);
        return (values.narrow(-1, 0, k), indices.narrow(-1, 0, k));
    }

    /// <summary>Whether the predictions of the true classes are among the largest. Source: keras.ops.in_top_k.</summary>
    /// <param name="targets">The classes, each in [0, number of predictions).</param>
    /// <param name="predictions">The predictions, a row for each.</param>
    /// <param name="k">How many count.</param>
    public static Tensor InTopK(Tensor targets, Tensor predictions, int k)
    {
        var best = predictions.topk(k, -1, largest: true, sorted: false).values;
        var own = ClassLabels.Pick(targets.to_type(ScalarType.Int64), predictions, -1).unsqueeze(-1);
        return own.ge(best).any(-1);
    }

    /// <summary>Sums of the rows of each group. Source: keras.ops.segment_sum.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="segmentIds">The group of each row; rows of a negative one, or of one that is too large, do not count.</param>
    /// <param name="numSegments">The number of groups; null for as many as there are.</param>
    /// <param name="sorted">Whether the groups come in order, which is of no use here.</param>
    public static Tensor SegmentSum(Tensor data, Tensor segmentIds, int? numSegments = null, bool sorted = false)
    {
        var (places, groups) = Groups(data, segmentIds, numSegments);
        return zeros([groups + 1, .. data.shape[1..]], data.dtype, data.device).index_add(0, places, data, 1).narrow(0, 0, groups);
    }

    /// <summary>The largest values of the rows of each group; of no rows −∞, of integers the least.
    /// Source: keras.ops.segment_max.</summary>
    /// <inheritdoc cref="SegmentSum" path="/param"/>
    public static Tensor SegmentMax(Tensor data, Tensor segmentIds, int? numSegments = null, bool sorted = false) =>
        Reduced(
            data, segmentIds, numSegments, DTypes.IsFloating(data.dtype)
            ? double.NegativeInfinity : data.dtype == ScalarType.Byte ? 0 : int.MinValue, y => y.amax([0]));

    /// <summary>The smallest values of the rows of each group; of no rows ∞, of integers the largest.
    /// Source: keras.ops.segment_min.</summary>
    /// <inheritdoc cref="SegmentSum" path="/param"/>
    public static Tensor SegmentMin(Tensor data, Tensor segmentIds, int? numSegments = null, bool sorted = false) =>
        Reduced(
            data, segmentIds, numSegments, DTypes.IsFloating(data.dtype)
            ? double.PositiveInfinity : data.dtype == ScalarType.Byte ? 255 : int.MaxValue, y => y.amin([0]));

    /// <summary>The products of the rows of each group; of no rows 1. Source: keras.ops.segment_prod.</summary>
    /// <inheritdoc cref="SegmentSum" path="/param"/>
    public static Tensor SegmentProd(Tensor data, Tensor segmentIds, int? numSegments = null, bool sorted = false) =>
        Reduced(data, segmentIds, numSegments, 1, y => y.prod(0, false, y.dtype));

    /// <summary>Euclid's distances of the rows of two matrices, each of the one to each of the other. Source: keras.ops.cdist.</summary>
    /// <param name="x">(…, m, d).</param>
    /// <param name="y">(…, n, d).</param>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    [KerasName("CDist")]
    public static Tensor Cdist(Tensor x, Tensor y)
    {
        if (x.Dimensions < 2 || y.Dimensions < 2 || x.shape[^1] != y.shape[^1])
            throw new ArgumentException(
                $"`x` and `y` must be (…, m, d) and (…, n, d). Received: {Shape.Of(x.shape)} and {Shape.Of(y.shape)}", nameof(y));
        var (a, b) = Operand.Floating(x, y);
        return linalg.vector_norm(a.unsqueeze(-2) - b.unsqueeze(-3), 2, [-1L], false);
    }

    /// <summary>The sequences of a row: windows that move over the last axis. Source: keras.ops.extract_sequences.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="sequenceLength">The length of a window.</param>
    /// <param name="sequenceStride">Its steps.</param>
    public static Tensor ExtractSequences(Tensor x, int sequenceLength, int sequenceStride) =>
        x.unfold(-1, sequenceLength, sequenceStride).clone();

    /// <summary>Group by group, as TorchSharp has no scatter_reduce: others' rows take no part.</summary>
    private static Tensor Reduced(Tensor data, Tensor segmentIds, int? numSegments, double start, Func<Tensor, Tensor> reduce)
    {
        var (places, groups) = Groups(data, segmentIds, numSegments);
        var column = places.reshape([-1, .. Enumerable.Repeat(1L, (int)data.Dimensions - 1)]);
        var none = full(data.shape[1..], start, data.dtype, data.device);
        if (data.shape[0] == 0 || groups == 0)
            return none.expand([groups, .. data.shape[1..]]).clone();
        return stack([.. Enumerable.Range(0, (int)groups).Select(group => reduce(where(column.eq(group), data, none)))], 0);
    }

    private static (Tensor Places, long Groups) Groups(Tensor data, Tensor segmentIds, int? numSegments)
    {
        if (segmentIds.Dimensions != 1 || data.Dimensions < 1 || segmentIds.shape[0] != data.shape[0])
            throw new ArgumentException(
                $"`segmentIds` must be a row with a number for each of `data`'s rows. Received: {Shape.Of(segmentIds.shape)}, data of "
                + $"shape {Shape.Of(data.shape)}", nameof(segmentIds));
        var ids = segmentIds.to_type(ScalarType.Int64);
        var groups = numSegments ?? ids.max().item<long>() + 1;
        return (where(ids.lt(0).logical_or(ids.ge(groups)), tensor(groups, device: ids.device), ids), groups);
    }
}

using KerasSharp.Losses;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Operations;

/// <summary>Special functions, and sums and choices by group or rank.</summary>
[Operations("keras.src.ops.math")]
internal static class Mathematics
{
    /// <summary><c>1 / sqrt(x)</c>. Source: keras.ops.rsqrt.</summary>
    public static Tensor Rsqrt(Tensor x) => x.rsqrt();

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

    /// <summary>The sequences of a row: windows that move over the last axis. Source: keras.ops.extract_sequences.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="sequenceLength">The length of a window.</param>
    /// <param name="sequenceStride">Its steps.</param>
    public static Tensor ExtractSequences(Tensor x, int sequenceLength, int sequenceStride) =>
        x.unfold(-1, sequenceLength, sequenceStride).clone();

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

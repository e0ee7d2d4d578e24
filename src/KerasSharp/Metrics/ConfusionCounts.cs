namespace KerasSharp.Metrics;

/// <summary>Counts true and false positives and negatives at thresholds (keras/src/metrics/metrics_utils.py).</summary>
internal static class ConfusionCounts
{
    /// <summary>Adds a batch to the counts.</summary>
    /// <param name="state">The counts.</param>
    /// <param name="thresholds">The thresholds.</param>
    /// <param name="type">The element type in which predictions are compared with thresholds.</param>
    /// <param name="yTrue">Truth of 0 and 1.</param>
    /// <param name="yPred">Predictions in [0, 1], of the truth's shape.</param>
    /// <param name="sampleWeight">A weight for each sample or element; null for 1.</param>
    /// <param name="topK">How many of the last axis's predictions can be a yes; null for all.</param>
    /// <param name="classId">The one class of the last axis that counts; null for all.</param>
    /// <param name="perLabel">Whether each element of the last axis has counts of its own.</param>
    /// <param name="labelWeights">A weight for each element of the last axis; null for 1.</param>
    public static void Update(
        ConfusionState state, Thresholds thresholds, ScalarType type, Tensor yTrue, Tensor yPred, Tensor? sampleWeight,
        int? topK = null, int? classId = null, bool perLabel = false, Tensor? labelWeights = null)
    {
        ArgumentNullException.ThrowIfNull(yTrue);
        ArgumentNullException.ThrowIfNull(yPred);
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        (yPred, yTrue) = TensorMath.SameRank(yPred.As(type), yTrue.As(type));
        if (!TensorMath.SameShape(yTrue, yPred))
            throw new ArgumentException(
                $"yTrue and yPred must have the same shape. Received: yTrue of shape {Shape.Of(yTrue.ToSizes())}, yPred of shape "
                + $"{Shape.Of(yPred.ToSizes())}", nameof(yTrue));
        if (topK is { } k)
            yPred = OnlyTopK(yPred, k);
        if (classId is { } id)
            (yTrue, yPred) = (OnlyClass(yTrue, id), OnlyClass(yPred, id));
        var weight = Weight(yTrue, sampleWeight, labelWeights);
        var truth = (yTrue != 0).As(type);
        var positive = weight is null ? truth : truth * weight;
        var negative = weight is null ? 1 - truth : (1 - truth) * weight;
        if (!perLabel)
            (yPred, positive, negative) = (yPred.reshape(-1), positive.reshape(-1), negative.reshape(-1));
        if (thresholds.EvenlyDistributed)
            AddBuckets(state, thresholds, yPred, positive, negative);
        else
            AddComparisons(state, thresholds, yPred, positive, negative);
    }

    /// <summary>By sums over buckets: the work does not grow with the number of thresholds.</summary>
    private static void AddBuckets(ConfusionState state, Thresholds thresholds, Tensor yPred, Tensor positive, Tensor negative)
    {
        // A prediction passes a threshold only when it is greater: 0.5 is in the bucket below 0.5.
        var bucket = (yPred.clamp(0, 1) * (thresholds.Count - 1)).ceil() - 1;
        // What passes no threshold, as NaN, goes to a bucket of its own, which is left out.
        var passes = thresholds.ReachBeyond ? yPred.isnan().logical_not() : bucket >= 0;
        bucket = bucket.clamp_min(0).masked_fill(passes.logical_not(), thresholds.Count).to(ScalarType.Int64);
        var tp = Passed(positive);
        var fp = Passed(negative);
        state.TruePositives?.Value.add_(tp);
        state.FalsePositives?.Value.add_(fp);
        state.TrueNegatives?.Value.add_(Sum(negative, 0) - fp);
        state.FalseNegatives?.Value.add_(Sum(positive, 0) - tp);

        Tensor Passed(Tensor weights)
        {
            long[] shape = [thresholds.Count + 1, .. weights.ToSizes()[1..]];
            var sums = zeros(shape, state.First.DType, device: weights.device).scatter_add_(0, bucket, weights.As(state.First.DType));
            return sums.narrow(0, 0, thresholds.Count).flip(0).cumsum(0).flip(0);
        }
    }

    private static void AddComparisons(ConfusionState state, Thresholds thresholds, Tensor yPred, Tensor positive, Tensor negative)
    {
        var levels = thresholds.ToTensor(yPred.dtype, yPred.device).reshape([-1, .. Enumerable.Repeat(1L, (int)yPred.Dimensions)]);
        var passes = (yPred.unsqueeze(0) > levels).As(yPred.dtype);
        var fails = state.TrueNegatives is null && state.FalseNegatives is null ? null : 1 - passes;
        state.TruePositives?.Value.add_(Sum(passes * positive, 1));
        state.FalsePositives?.Value.add_(Sum(passes * negative, 1));
        state.TrueNegatives?.Value.add_(Sum(fails! * negative, 1));
        state.FalseNegatives?.Value.add_(Sum(fails! * positive, 1));
    }

    /// <summary>A sum in float64, which counts every element.</summary>
    private static Tensor Sum(Tensor x, long axis) => x.sum(axis, type: x.device_type == DeviceType.MPS ? null : ScalarType.Float64);

    private static Tensor? Weight(Tensor yTrue, Tensor? sampleWeight, Tensor? labelWeights)
    {
        var labels = labelWeights?.As(yTrue.dtype).unsqueeze(0).expand_as(yTrue);
        if (sampleWeight is null)
            return labels;
        var weight = TensorMath.SameLeadingAxes(yTrue, sampleWeight.As(yTrue.dtype)).Item2;
        if (!TensorMath.CanExpandTo(weight, yTrue))
            throw new ArgumentException(
                $"`sampleWeight` of shape {Shape.Of(sampleWeight.ToSizes())} does not fit the truth of shape {Shape.Of(yTrue.ToSizes())}",
                nameof(sampleWeight));
        weight = weight.expand_as(yTrue);
        return labels is null ? weight : weight * labels;
    }

    private static Tensor OnlyTopK(Tensor yPred, int k)
    {
        if (k > yPred.ToSizes()[^1])
            throw new ArgumentException(
                $"`topK` must be at most the number of classes. Received: topK={k}, yPred of shape {Shape.Of(yPred.ToSizes())}", "topK");
        var chosen = zeros_like(yPred).scatter_(-1, yPred.topk(k).Item2, ones_like(yPred));
        return (yPred * chosen) + (Thresholds.NegativeInfinity * (1 - chosen));
    }

    private static Tensor OnlyClass(Tensor x, int classId) =>
        x.Dimensions >= 2 && classId >= 0 && classId < x.ToSizes()[^1] ? x.narrow(-1, classId, 1) : throw new ArgumentException(
            $"With `classId`, yPred must have shape (samples, classes) with more than classId classes. Received: classId={classId}, "
            + $"yPred of shape {Shape.Of(x.ToSizes())}", nameof(classId));
}

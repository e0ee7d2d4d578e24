namespace KerasSharp.Metrics;

/// <summary>The area between each two neighbouring points of a curve of rates.</summary>
internal static class AUCSummation
{
    public static Tensor Increments(ConfusionState counts, AUCCurve curve, AUCSummationMethod method)
    {
        if (curve == AUCCurve.PR && method == AUCSummationMethod.Interpolation)
            return InterpolatedPrecisionRecall(counts);
        var (x, y) = curve == AUCCurve.ROC ? (Part(counts.FalsePositives!, counts.TrueNegatives!), Recall(counts))
            : curve == AUCCurve.PR ? (Recall(counts), Part(counts.TruePositives!, counts.FalsePositives!))
            : Gains(counts);
        var heights = method == AUCSummationMethod.Interpolation ? (Left(y) + Right(y)) / 2
            : method == AUCSummationMethod.Minoring ? Left(y).minimum(Right(y))
            : Left(y).maximum(Right(y));
        return (Left(x) - Right(x)) * heights;
    }

    /// <summary>Davis and Goadrich, "The relationship between precision-recall and ROC curves" (2006): true positives grow linearly between
    /// two points, precision does not.</summary>
    private static Tensor InterpolatedPrecisionRecall(ConfusionState counts)
    {
        Tensor tp = counts.TruePositives!;
        var dtp = Left(tp) - Right(tp);
        var p = tp + counts.FalsePositives!;
        var slope = TensorMath.DivideNoNan(dtp, (Left(p) - Right(p)).clamp_min(0));
        var intercept = Right(tp) - (slope * Right(p));
        var bothPositive = (Left(p) > 0).logical_and(Right(p) > 0);
        var ratio = TensorMath.DivideNoNan(Left(p), Right(p).clamp_min(0)).masked_fill(bothPositive.logical_not(), 1);
        return TensorMath.DivideNoNan(slope * (dtp + (intercept * ratio.log())), (Right(tp) + Right(counts.FalseNegatives!)).clamp_min(0));
    }

    /// <summary>Recall gain and precision gain; without true positives 0 and 1, and no negative recall gain.</summary>
    private static (Tensor X, Tensor Y) Gains(ConfusionState counts)
    {
        Tensor tp = counts.TruePositives!;
        var scale = TensorMath.DivideNoNan(tp + counts.FalseNegatives!, counts.TrueNegatives!.Value + counts.FalsePositives!);
        var none = tp == 0;
        var recall = (1 - (scale * TensorMath.DivideNoNan(counts.FalseNegatives!, tp))).masked_fill(none, 0).clamp_min(0);
        var precision = (1 - (scale * TensorMath.DivideNoNan(counts.FalsePositives!, tp))).masked_fill(none, 1);
        return (recall, precision);
    }

    private static Tensor Recall(ConfusionState counts) => Part(counts.TruePositives!, counts.FalseNegatives!);

    private static Tensor Part(Tensor some, Tensor others) => TensorMath.DivideNoNan(some, some + others);

    private static Tensor Left(Tensor x) => x.narrow(0, 0, x.ToSizes()[0] - 1);

    private static Tensor Right(Tensor x) => x.narrow(0, 1, x.ToSizes()[0] - 1);
}

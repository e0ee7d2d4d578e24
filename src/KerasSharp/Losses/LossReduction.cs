namespace KerasSharp.Losses;

/// <summary>From the per-sample values of a loss to the loss: sample weights, mask, reduction. Source: keras/src/losses/loss.py.</summary>
internal static class LossReduction
{
    /// <summary>The values times the weights, reduced. Weights multiply and leave the divisor alone; a mask makes the mean one over the
    /// valid values.</summary>
    public static Tensor Apply(Tensor values, Tensor? sampleWeight, Tensor? mask, Reduction reduction)
    {
        var weight = Weight(sampleWeight, mask, values.dtype, rescale: IsMean(reduction));
        if (weight is not null)
        {
            (values, weight) = TensorMath.SameLeadingAxes(values, weight);
            values = Multiply(values, weight, sampleWeight is null ? "mask" : "sampleWeight");
        }

        return Reduce(values, weight, reduction);
    }

    /// <summary>Whether the reduction divides by the number of values, with or without sample weights.</summary>
    public static bool IsMean(Reduction reduction) => reduction == Reduction.SumOverBatchSize || reduction == Reduction.Mean;

    /// <summary>Sample weights and mask as one weight; null where there is neither.</summary>
    /// <param name="sampleWeight">The weights.</param>
    /// <param name="mask">Which values count.</param>
    /// <param name="type">The element type of the result.</param>
    /// <param name="rescale">Whether valid values get the weight total / valid, so that a mean over all is one over the valid ones.</param>
    public static Tensor? Weight(Tensor? sampleWeight, Tensor? mask, ScalarType type, bool rescale)
    {
        sampleWeight = sampleWeight?.As(type);
        if (mask is null)
            return sampleWeight;
        var valid = mask.As(type);
        var weight = rescale ? valid * Ratio(mask, valid).As(type) : valid;
        if (sampleWeight is null)
            return weight;
        (weight, sampleWeight) = TensorMath.SameLeadingAxes(weight, sampleWeight);
        return TensorMath.CanExpandTo(
            sampleWeight, weight) || TensorMath.CanExpandTo(weight, sampleWeight) ? sampleWeight * weight : throw new ArgumentException(
            $"`sampleWeight` of shape {Shape.Of(sampleWeight.ToSizes())} does not fit the mask of shape {Shape.Of(mask.ToSizes())}",
            nameof(sampleWeight));
    }

    private static Tensor Reduce(Tensor values, Tensor? weight, Reduction reduction)
    {
        if (reduction == Reduction.None || values.Dimensions == 0)
            return values;
        if (values.numel() == 0)
            return values.Dimensions == 1 ? values : values.sum();
        // What processes with a share of the batch find is added up as if it were means over their rows.
        if (reduction == Reduction.Sum)
            return BatchShare.Current is { IsIdle: false } share ? values.sum() / share.Weight : values.sum();
        if (reduction != Reduction.MeanWithSampleWeight || weight is null)
            return values.mean();
        var (sum, weights) = (values.Wide().sum(), BatchShare.SumOf(weight.Wide().sum()));
        if (BatchShare.Current is { IsIdle: false } part)
            weights = weights * part.Weight;
        return TensorMath.DivideNoNan(sum, weights).As(values.dtype);
    }

    /// <summary>All values to each valid one. Without a valid value all weights are 0, whatever they are multiplied with: the floor keeps
    /// the division finite.</summary>
    private static Tensor Ratio(Tensor mask, Tensor valid)
    {
        if (BatchShare.Current is null)
            return mask.numel() / valid.Wide().sum().clamp_min(1);
        // In a batch that several processes share, the values of all.
        var counts = BatchShare.SumOf(stack([tensor((float)mask.numel(), device: mask.device), valid.sum(ScalarType.Float32)]));
        return counts[0] / counts[1].clamp_min(1);
    }

    /// <summary>Values times weights of the same rank, repeated where they have size 1; a loss that is one number takes weights of any
    /// shape, as in Keras.</summary>
    private static Tensor Multiply(Tensor values, Tensor weight, string argument) =>
        values.Dimensions == 0 || TensorMath.CanExpandTo(weight, values) ? values * weight : throw new ArgumentException(
            $"`{argument}` of shape {Shape.Of(weight.ToSizes())} does not fit the per-sample values of shape {Shape.Of(values.ToSizes())}: "
            + "it takes a weight for each sample, or for each value", argument);
}

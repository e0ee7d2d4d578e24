using static TorchSharp.torch;

namespace KerasSharp.Losses;

/// <summary>From the per-sample values of a loss to the loss: sample weights, mask, reduction. Source: keras/src/losses/loss.py.</summary>
internal static class LossReduction
{
    /// <summary>
    /// The values times the weights, reduced. Weights multiply and leave the divisor alone; a mask makes the mean one over the valid
    /// values.
    /// </summary>
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
        // Without a valid value all weights are 0, whatever they are multiplied with: the floor keeps the division finite.
        var weight = rescale ? valid * (mask.numel() / valid.Wide().sum().clamp_min(1)).As(type) : valid;
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
        if (reduction == Reduction.Sum || values.numel() == 0)
            return values.Dimensions == 1 && values.numel() == 0 ? values : values.sum();
        return reduction == Reduction.MeanWithSampleWeight && weight is not null
            ? TensorMath.DivideNoNan(values.Wide().sum(), weight.Wide().sum()).As(values.dtype) : values.mean();
    }

    /// <summary>
    /// Values times weights of the same rank, repeated where they have size 1; a loss that is one number takes weights of any shape, as in
    /// Keras.
    /// </summary>
    private static Tensor Multiply(Tensor values, Tensor weight, string argument) =>
        values.Dimensions == 0 || TensorMath.CanExpandTo(weight, values) ? values * weight : throw new ArgumentException(
            $"`{argument}` of shape {Shape.Of(weight.ToSizes())} does not fit the per-sample values of shape {Shape.Of(values.ToSizes())}: "
            + "it takes a weight for each sample, or for each value", argument);

    /// <summary>The first line of libtorch's message: what follows is its own stack.</summary>
    public static string FirstLine(Exception e) => e.Message.Split('\n')[0];
}

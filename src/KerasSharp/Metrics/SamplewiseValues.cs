namespace KerasSharp.Metrics;

/// <summary>Values of any rank as one a sample, weighted, and summed up (keras/src/metrics/reduction_metrics.py).</summary>
internal static class SamplewiseValues
{
    /// <summary>The mean of all values.</summary>
    public static Tensor Mean(Tensor values) => values.Dimensions == 0 ? values : values.mean();

    /// <summary>The sum over samples of the means (or sums) of their values.</summary>
    public static Tensor Total(Tensor values, bool mean)
    {
        var total = values.Dimensions == 0 ? values : values.sum();
        var inner = mean && values.Dimensions > 1 ? values.numel() / values.ToSizes()[0] : 1;
        return inner == 1 ? total : total / inner;
    }

    /// <summary>As <see cref="Total(Tensor, bool)"/> with weights, and the sum of the weights of the samples.</summary>
    public static (Tensor Total, Tensor Weight) Total(Tensor values, Tensor sampleWeight, bool mean)
    {
        var (given, weight) = TensorMath.SameRank(values, sampleWeight);
        var rank = weight.Dimensions;
        if (given.Dimensions > rank)
        {
            long[] axes = [.. Enumerable.Range((int)rank, (int)(given.Dimensions - rank)).Select(axis => (long)axis)];
            given = mean ? given.mean(axes) : given.sum(axes);
        }

        if (!TensorMath.CanExpandTo(weight, given))
            throw new ArgumentException(
                $"`sampleWeight` of shape {Shape.Of(sampleWeight.ToSizes())} does not fit the values of shape {Shape.Of(values.ToSizes())}",
                nameof(sampleWeight));
        weight = weight.expand_as(given);
        return (Total(given * weight, mean), Total(weight, mean));
    }
}

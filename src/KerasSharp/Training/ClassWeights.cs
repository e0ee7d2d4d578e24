namespace KerasSharp.Training;

/// <summary>Weights of samples from weights of classes. Source: keras data_adapter_utils.class_weight_to_sample_weights.</summary>
internal static class ClassWeights
{
    /// <summary>A weight for each label, its class's; 1 for classes that are not named.</summary>
    /// <param name="y">Labels (batch, …), (batch, …, 1), or one-hot (batch, …, classes).</param>
    /// <param name="classWeight">The weights by class.</param>
    /// <param name="sparse">Whether the last axis is one of labels, whatever its size; else it is one of classes where it has a size above
    /// 1.</param>
    public static Tensor ToSampleWeight(Tensor y, Dictionary<int, double> classWeight, bool sparse)
    {
        using var scope = NewDisposeScope();
        var classes = y.Dimensions < 2 ? y : y.ToSizes()[^1] == 1 ? y.squeeze(-1) : sparse ? y : y.argmax(-1);
        classes = DTypes.IsFloating(classes.dtype) ? classes.round() : classes;
        var weights = ones(classes.ToSizes(), KerasConfig.FloatX, classes.device);
        foreach (var (label, weight) in classWeight)
            weights.masked_fill_(classes.eq(label), weight);
        return weights.MoveToOuterDisposeScope();
    }

    /// <summary>A batch of a stream with weights from its classes.</summary>
    public static Batch Weigh(Batch batch, Dictionary<int, double> classWeight, Func<Tensor, bool> sparse) =>
        batch with { SampleWeight = [ToSampleWeight(Target(batch), classWeight, sparse(batch.Y[0]))] };

    private static Tensor Target(Batch batch)
    {
        if (batch.SampleWeight.Length > 0)
            throw new ArgumentException(
                "You cannot give `classWeight` with batches that have a `SampleWeight` of their own.", "classWeight");
        return batch.Y.Length == 1 ? batch.Y[0] : throw new ArgumentException(
            $"`classWeight` is only supported for batches with a single target. Received: a batch with {batch.Y.Length} targets",
            "classWeight");
    }
}

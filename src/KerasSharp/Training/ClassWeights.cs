using static TorchSharp.torch;

namespace KerasSharp.Training;

/// <summary>Weights of samples from weights of classes. Source: keras data_adapter_utils.class_weight_to_sample_weights.</summary>
internal static class ClassWeights
{
    /// <summary>A weight for each row: its class's, 1 for classes that are not named.</summary>
    public static Tensor ToSampleWeight(Tensor y, IReadOnlyDictionary<int, double> classWeight)
    {
        using var scope = NewDisposeScope();
        var classes = y.Dimensions > 1 ? (y.shape[^1] == 1 ? y.squeeze(-1) : y.argmax(-1)) : y;
        classes = DTypes.IsFloating(classes.dtype) ? classes.round() : classes;
        var weights = ones(classes.shape, KerasConfig.FloatX, classes.device);
        foreach (var (label, weight) in classWeight)
            weights.masked_fill_(classes.eq(label), weight);
        return weights.MoveToOuterDisposeScope();
    }

    /// <summary>A batch of a stream with weights from its classes.</summary>
    public static Batch Weigh(Batch batch, IReadOnlyDictionary<int, double> classWeight) =>
        batch with { SampleWeight = [ToSampleWeight(Target(batch), classWeight)] };

    private static Tensor Target(Batch batch)
    {
        if (batch.SampleWeight.Length > 0)
            throw new ArgumentException("You cannot give `classWeight` with batches that have a `SampleWeight` of their own.", "classWeight");
        return batch.Y.Length == 1 ? batch.Y[0] : throw new ArgumentException(
            $"`classWeight` is only supported for batches with a single target. Received: a batch with {batch.Y.Length} targets", "classWeight");
    }
}

using KerasSharp.Losses;

namespace KerasSharp.Operations;

/// <summary>Comparisons of predictions with classes.</summary>
[Operations("keras.src.ops.nn")]
internal static class CrossEntropies
{
    /// <summary>The cross-entropy of truth values and predictions, value by value. Source: keras.ops.binary_crossentropy.</summary>
    /// <param name="target">The truth, 0 to 1, in the shape of the predictions.</param>
    /// <param name="output">The predictions.</param>
    /// <param name="fromLogits">Whether the predictions are logits rather than probabilities.</param>
    public static Tensor BinaryCrossentropy(Tensor target, Tensor output, bool fromLogits = false)
    {
        if (!TensorMath.SameShape(target, output))
            throw new ArgumentException(
                $"`target` and `output` must have the same shape. Received: {Shape.Of(target.shape)} and {Shape.Of(output.shape)}",
                nameof(target));
        return fromLogits ? nn.functional.binary_cross_entropy_with_logits(output, target, reduction: nn.Reduction.None)
            : BinaryEntropy.FromProbabilities(target, output.clamp(KerasConfig.Epsilon, 1 - KerasConfig.Epsilon), nn.Reduction.None);
    }

    /// <summary>The cross-entropy of class vectors and predictions, without the class axis.
    /// Source: keras.ops.categorical_crossentropy.</summary>
    /// <param name="target">The truth, in the shape of the predictions.</param>
    /// <param name="output">The predictions.</param>
    /// <param name="fromLogits">Whether the predictions are logits rather than probabilities.</param>
    /// <param name="axis">The class axis.</param>
    public static Tensor CategoricalCrossentropy(Tensor target, Tensor output, bool fromLogits = false, int axis = -1)
    {
        if (!TensorMath.SameShape(target, output))
            throw new ArgumentException(
                $"`target` and `output` must have the same shape. Received: {Shape.Of(target.shape)} and {Shape.Of(output.shape)}",
                nameof(target));
        var logs = fromLogits ? nn.functional.log_softmax(output, axis) : ClassProbabilities.Normalize(output, axis).log();
        return -(target * logs).sum(axis);
    }

    /// <summary>The cross-entropy of class indices and predictions. Source: keras.ops.sparse_categorical_crossentropy.</summary>
    /// <param name="target">The classes, in the shape of the predictions without the class axis.</param>
    /// <param name="output">The predictions.</param>
    /// <param name="fromLogits">Whether the predictions are logits rather than probabilities.</param>
    /// <param name="axis">The class axis.</param>
    public static Tensor SparseCategoricalCrossentropy(Tensor target, Tensor output, bool fromLogits = false, int axis = -1)
    {
        var labels = ClassLabels.Of(target, output, axis);
        var logs = fromLogits ? nn.functional.log_softmax(output, axis) : ClassProbabilities.Normalize(output, axis).log();
        return -ClassLabels.Pick(labels, logs, axis);
    }
}

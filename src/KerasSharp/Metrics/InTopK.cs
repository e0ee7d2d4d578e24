using KerasSharp.Losses;

namespace KerasSharp.Metrics;

/// <summary>Whether true classes are among those with the largest predictions.</summary>
internal static class InTopK
{
    /// <summary>For each label, whether its prediction is at least the k-th largest.</summary>
    /// <exception cref="ArgumentException">There are fewer classes than k, or a label names no class.</exception>
    public static Tensor Matches(Tensor labels, Tensor yPred, int k)
    {
        var (targets, predictions) = Flatten(labels, yPred, k);
        var picked = ClassLabels.Pick(targets.As(ScalarType.Int64), predictions, -1);
        var smallest = predictions.topk(k, sorted: false).Item1.amin([-1L]);
        return (picked >= smallest).reshape(labels.ToSizes());
    }

    /// <summary>For each label, whether it is among the first k of the indices given as predictions.</summary>
    /// <exception cref="ArgumentException">There are fewer indices than k.</exception>
    public static Tensor SortedMatches(Tensor labels, Tensor ids, int k)
    {
        var (targets, sorted) = Flatten(labels, ids, k);
        return (targets.unsqueeze(1) == sorted.narrow(-1, 0, k)).any(1).reshape(labels.ToSizes());
    }

    private static (Tensor, Tensor) Flatten(Tensor labels, Tensor yPred, int k)
    {
        var classes = yPred.ToSizes()[^1];
        if (k > classes)
            throw new ArgumentException(
                $"`k` must be at most the number of classes. Received: k={k}, yPred of shape {Shape.Of(yPred.ToSizes())}", nameof(k));
        if (labels.numel() * classes != yPred.numel())
            throw new ArgumentException(
                $"yTrue must hold a label for each prediction. Received: labels of shape {Shape.Of(labels.ToSizes())}, yPred of shape "
                + $"{Shape.Of(yPred.ToSizes())}", "yTrue");
        return (labels.reshape(-1), yPred.reshape(-1, classes));
    }
}

namespace KerasSharp.Losses;

/// <summary>Class indices as truth: their shape, their range, and the predictions they pick.</summary>
internal static class ClassLabels
{
    /// <summary>A label that cannot be: libtorch ignores −100 unless set to another, and Keras has no such label. (NaN as an integer is the
    /// least one, so this is another.)</summary>
    public const long NoLabel = long.MinValue + 1;

    /// <summary>The labels as int64 in the shape of the predictions without the class axis.</summary>
    /// <exception cref="ArgumentException">They have another shape.</exception>
    public static Tensor Of(Tensor yTrue, Tensor yPred, int axis)
    {
        var (given, predicted) = (yTrue.ToSizes(), yPred.ToSizes());
        var at = axis < 0 ? axis + predicted.Length : axis;
        if (at < 0 || at >= predicted.Length)
            throw new ArgumentException($"yPred has no class axis {axis}. Received: yPred of shape {Shape.Of(predicted)}", nameof(yPred));
        var labels = yTrue;
        if (given.Length == predicted.Length && given[at] == 1)
            (labels, given) = (yTrue.squeeze(at), [.. given[..at], .. given[(at + 1)..]]);
        if (!given.AsSpan(0, Math.Min(at, given.Length)).SequenceEqual(predicted.AsSpan(0, at))
            || !given.AsSpan(Math.Min(at, given.Length)).SequenceEqual(predicted.AsSpan(at + 1)))
        {
            throw new ArgumentException(
                $"yTrue must hold class labels in the shape of yPred without its class axis {axis}. "
                + $"Received: yTrue of shape {Shape.Of(yTrue.ToSizes())}, yPred of shape {Shape.Of(predicted)}", nameof(yTrue));
        }

        return labels.As(ScalarType.Int64);
    }

    /// <summary>The predictions at the labels, divided by <paramref name="sum"/> where given; without the class axis.</summary>
    public static Tensor Pick(Tensor labels, Tensor yPred, int axis, Tensor? sum = null)
    {
        var picked = Checked(labels, yPred, axis, inside => yPred.gather(axis, inside.unsqueeze(axis)), outside => outside.unsqueeze(axis));
        return (sum is null ? picked : picked / sum).squeeze(axis);
    }

    /// <summary>Whether a label is among the labels; on another device than the CPU, where looking would mean waiting, true.</summary>
    public static bool Hold(Tensor labels, long label) =>
        labels.device_type != DeviceType.CPU || labels.ToHost<long>().AsSpan().Contains(label);

    /// <summary>Runs a kernel on labels, and says which labels were wrong where there are some; on other devices than the CPU, what they
    /// pick is NaN.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="axis">Their class axis.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="spread">Brings what is in the labels' shape to the kernel's output.</param>
    /// <exception cref="ArgumentException">A label names no class.</exception>
    public static Tensor Checked(Tensor labels, Tensor yPred, int axis, Func<Tensor, Tensor> kernel, Func<Tensor, Tensor> spread)
    {
        var classes = yPred.size(axis);
        return Indices.Pick(labels, classes, kernel, spread, (least, greatest, e) => OutOfRange(least, greatest, classes, e));
    }

    /// <summary>Checks the labels of a whole data set, before the first of them meets a kernel.</summary>
    /// <exception cref="ArgumentException">A label names no class.</exception>
    public static void CheckRange(Tensor yTrue, long classes, int? ignoreClass)
    {
        using var scope = NewDisposeScope();
        var labels = yTrue.As(ScalarType.Int64);
        if (ignoreClass is { } ignored)
            labels = labels.masked_fill(labels == ignored, 0);
        var (low, high) = (labels.min().item<long>(), labels.max().item<long>());
        if (low < 0 || high >= classes)
            throw OutOfRange(low, high, classes);
    }

    private static ArgumentException OutOfRange(long low, long high, long classes, Exception? inner = null) =>
        new($"Labels must lie in [0, {classes - 1}], as yPred has {classes} classes. Received: labels from {low} to {high} in yTrue",
            "yTrue", inner);
}

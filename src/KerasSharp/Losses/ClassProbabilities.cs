namespace KerasSharp.Losses;

/// <summary>Predicted probabilities of classes, as Keras takes them.</summary>
internal static class ClassProbabilities
{
    /// <summary>The predictions made to sum to 1 along the class axis, then clipped to [ε, 1 − ε].</summary>
    public static Tensor Normalize(Tensor yPred, int axis) =>
        (yPred / yPred.sum(axis, keepdim: true)).clamp(KerasConfig.Epsilon, 1 - KerasConfig.Epsilon);
}

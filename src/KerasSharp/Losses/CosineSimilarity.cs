namespace KerasSharp.Losses;

/// <summary>Minus the cosine of the angle between truth and predictions along an axis: −1 for the same direction, 1 for the
/// opposite.</summary>
/// <remarks>Truth and predictions of shape (batch, …, d); per-sample values without the axis.
/// Source: keras.losses.CosineSimilarity.</remarks>
/// <param name="axis">The axis of the vectors.</param>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
public sealed partial class CosineSimilarity(
    int axis = -1, Reduction reduction = default, string? name = "cosine_similarity", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        return -(TensorMath.L2Normalize(yTrue, axis) * TensorMath.L2Normalize(yPred, axis)).sum(axis);
    }
}

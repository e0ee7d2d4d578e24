namespace KerasSharp.Losses;

/// <summary>Hinge loss over classes: <c>max(neg − pos + 1, 0)</c>, where pos is the prediction for the true class and neg the largest for
/// another.</summary>
/// <remarks>One-hot truth and predictions, both (batch, …, classes); per-sample values (batch, …).
/// Source: keras.losses.CategoricalHinge.</remarks>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
public sealed partial class CategoricalHinge(Reduction reduction = default, string? name = "categorical_hinge", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        var pos = (yTrue * yPred).sum(-1);
        var neg = ((1 - yTrue) * yPred).amax([-1L]);
        return TensorMath.MaximumWithZero(neg - pos + 1);
    }
}

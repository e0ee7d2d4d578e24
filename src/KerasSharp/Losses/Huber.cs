namespace KerasSharp.Losses;

/// <summary>Mean over the last axis of half the squared difference, or beyond <c>delta</c> of the absolute one.</summary>
/// <remarks>Truth and predictions of shape (batch, …, d), or shapes that broadcast; per-sample values (batch, …).
/// Source: keras.losses.Huber.</remarks>
/// <param name="delta">Where the loss turns from squared to linear; greater than 0.</param>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
/// <exception cref="ArgumentOutOfRangeException">delta is not greater than 0.</exception>
[KerasName("Huber", "huber_loss")]
public sealed partial class Huber(double delta = 1, Reduction reduction = default, string? name = "huber_loss", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <summary>Where the loss turns from squared to linear.</summary>
    public double Delta { get; } = Guard.Positive(delta);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        return nn.functional.huber_loss(yPred, yTrue, Delta, nn.Reduction.None).mean([-1]);
    }

    private protected override Tensor? MeanAtOnce(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        return TensorMath.SameShape(yTrue, yPred) && yPred.numel() > 0 ? nn.functional.huber_loss(yPred, yTrue, Delta) : null;
    }
}

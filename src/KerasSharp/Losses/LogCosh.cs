namespace KerasSharp.Losses;

/// <summary>Mean of <c>log(cosh(yPred − yTrue))</c> over the last axis: squared near 0, absolute far from it.</summary>
/// <remarks>Truth and predictions of shape (batch, …, d), or shapes that broadcast; per-sample values (batch, …).
/// Source: keras.losses.LogCosh.</remarks>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
[KerasName("LogCosh", "logcosh")]
public sealed partial class LogCosh(Reduction reduction = default, string? name = "log_cosh", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Align(yTrue, yPred);
        var x = yPred - yTrue;
        return (x + nn.functional.softplus(-2 * x) - Math.Log(2)).mean([-1]);
    }
}

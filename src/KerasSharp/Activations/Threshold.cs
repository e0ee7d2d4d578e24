namespace KerasSharp.Activations;

/// <summary><c>x</c> above the threshold, else a constant.</summary>
/// <remarks>Source: keras.activations.threshold.</remarks>
/// <param name="threshold">Values up to it are replaced.</param>
/// <param name="defaultValue">What replaces them.</param>
public sealed partial class Threshold(double threshold, double defaultValue) : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.threshold(x, threshold, defaultValue);
}

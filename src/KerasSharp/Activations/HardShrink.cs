namespace KerasSharp.Activations;

/// <summary><c>x</c> where |x| is above the threshold, else 0.</summary>
/// <remarks>Source: keras.activations.hard_shrink.</remarks>
/// <param name="threshold">Half the width of the gap.</param>
public sealed partial class HardShrink(double threshold = 0.5) : ActivationFunction
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.hardshrink(x, threshold);
}

namespace KerasSharp.Activations;

/// <summary><c>x</c> moved towards 0 by the threshold, 0 within it.</summary>
/// <remarks>Source: keras.activations.soft_shrink.</remarks>
/// <param name="threshold">Half the width of the gap; 0 or more.</param>
/// <exception cref="ArgumentOutOfRangeException">threshold is negative.</exception>
public sealed partial class SoftShrink(double threshold = 0.5) : ActivationFunction
{
    /// <summary>Half the width of the gap.</summary>
    public double Threshold { get; } = Guard.NotNegative(threshold);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => nn.functional.softshrink(x, Threshold);
}

namespace KerasSharp.Layers;

/// <summary>Rectified linear unit: <c>max(x, 0)</c>, with a slope below the threshold and a ceiling where asked for.</summary>
/// <remarks>Input of any shape, output of the same. Source: keras.layers.ReLU.</remarks>
/// <param name="maxValue">Ceiling, 0 or more; null for none.</param>
/// <param name="negativeSlope">Slope below the threshold; 0 or more.</param>
/// <param name="threshold">Values up to it are damped: f(x) = negativeSlope · (x − threshold); 0 or more.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
public sealed partial class ReLU(double? maxValue = null, double negativeSlope = 0.0, double threshold = 0.0, string? name = null)
    : Layer(name)
{
    /// <summary>Ceiling; null for none.</summary>
    public double? MaxValue { get; } = maxValue is null ? null : Guard.NotNegative(maxValue.Value, nameof(maxValue));

    /// <summary>Slope below the threshold.</summary>
    public double NegativeSlope { get; } = Guard.NotNegative(negativeSlope);

    /// <summary>Values up to it are damped.</summary>
    public double Threshold { get; } = Guard.NotNegative(threshold);

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsBuiltFromStart => true;

    internal override bool MakesFreshOutput => true;

    internal override ActivationFunction? FinalActivation { get; } = new Relu(negativeSlope, maxValue, threshold);

    internal override bool OverwritesInput => Relu.IsPlain(NegativeSlope, MaxValue, Threshold);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) =>
        LateActivation.IsLeftOutBy(this) ? x : Relu.Compute(x, NegativeSlope, MaxValue, Threshold);
}

namespace KerasSharp.Quantizers;

/// <summary>Multiplies so that the greatest absolute value becomes the greatest one that is used, and rounds.</summary>
/// <remarks>Source: keras.quantizers.AbsMaxQuantizer.</remarks>
/// <param name="axis">The axes that share a scale where a call does not say them; null for the last.</param>
/// <param name="valueRange">The least and the greatest value used; null for (−127, 127).</param>
/// <param name="epsilon">Added to the greatest absolute value, so that zeros can be divided by it.</param>
/// <param name="outputDType">The type of the rounded values.</param>
/// <exception cref="ArgumentException">The range is empty, or goes beyond the type.</exception>
public sealed partial class AbsMaxQuantizer(
    Axes? axis = null, (int Min, int Max)? valueRange = null, double epsilon = 1e-7,
    [ConfigKey("output_dtype")] ScalarType outputDType = ScalarType.Int8) : Quantizer
{
    /// <summary>The axes that share a scale where a call does not say them; null for the last.</summary>
    public Axes? Axis { get; } = axis is null ? null : Axes.Create([.. axis]);

    /// <summary>The least and the greatest value used.</summary>
    public (int Min, int Max) ValueRange { get; } = Quantization.CheckRange(valueRange ?? (-127, 127), outputDType);

    /// <summary>Added to the greatest absolute value.</summary>
    public double Epsilon { get; } = Guard.NotNegative(epsilon);

    /// <inheritdoc/>
    public override ScalarType OutputDType { get; } = outputDType;

    /// <inheritdoc/>
    internal override (int Min, int Max) Range => ValueRange;

    /// <inheritdoc/>
    public override Config GetConfig()
    {
        var config = new Config { { "value_range", new[] { ValueRange.Min, ValueRange.Max } }, { "epsilon", Epsilon },
            { "output_dtype", OutputDType } };
        if (Axis is not null)
            config["axis"] = Axis;
        return config;
    }

    /// <inheritdoc/>
    internal override (Tensor Values, Tensor Scale) Round(Tensor x, Axes? axis) =>
        Quantization.Round(x, axis ?? Axis ?? -1, ValueRange, Epsilon);
}

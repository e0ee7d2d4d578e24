namespace KerasSharp.Quantizers;

/// <summary>Training as with products of 8-bit floating-point numbers (float8_e4m3fn forward, float8_e5m2 for gradients): rounding is
/// simulated, weights stay as they are.</summary>
/// <remarks>It has no options. Source: keras.quantizers.Float8QuantizationConfig.</remarks>
public sealed partial class Float8QuantizationConfig() : QuantizationConfig
{
    /// <inheritdoc/>
    public override QuantizationMode Mode => QuantizationMode.Float8;

    /// <inheritdoc/>
    public override Config GetConfig() => [];
}

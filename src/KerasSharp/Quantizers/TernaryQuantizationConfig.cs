namespace KerasSharp.Quantizers;

/// <summary>Weights of −1, 0 and 1 with one scale for all, five in a byte (BitNet b1.58).</summary>
/// <remarks>It has no options. Source: keras.quantizers.TernaryQuantizationConfig.</remarks>
public sealed partial class TernaryQuantizationConfig() : QuantizationConfig
{
    /// <inheritdoc/>
    public override QuantizationMode Mode => QuantizationMode.Ternary;

    /// <inheritdoc/>
    public override Config GetConfig() => [];
}

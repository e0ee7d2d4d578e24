namespace KerasSharp.Quantizers;

/// <summary>Weights of 8 bits; the inputs of products are rounded to 8 bits too, with scales found at each call: no calibration data is
/// needed.</summary>
/// <remarks>Source: keras.quantizers.Int8QuantizationConfig.</remarks>
/// <param name="weightQuantizer">Rounds weights to int8; null for <see cref="AbsMaxQuantizer"/> along the input.</param>
/// <param name="activationQuantizer">Rounds inputs; <c>"default"</c> for <see cref="AbsMaxQuantizer"/>, <see
/// cref="Quantizers.ActivationQuantizer.None"/> for weights alone.</param>
/// <exception cref="ArgumentException">weightQuantizer gives another type.</exception>
public sealed partial class Int8QuantizationConfig([NotInConfig] Quantizer? weightQuantizer = null,
    [NotInConfig] ActivationQuantizer activationQuantizer = default)
    : QuantizationConfig(CheckWeights(weightQuantizer, nameof(Int8QuantizationConfig)), activationQuantizer.Or(() => new AbsMaxQuantizer()))
{
    /// <inheritdoc/>
    public override QuantizationMode Mode => QuantizationMode.Int8;

    /// <inheritdoc/>
    public override Config GetConfig() => Quantizers();

    /// <summary>Makes an <see cref="Int8QuantizationConfig"/> from its config.</summary>
    /// <exception cref="ConfigException">A key is unknown, or a value is not what it must be.</exception>
    public static Int8QuantizationConfig FromConfig(Config config)
    {
        var values = new ConfigReader(config, nameof(Int8QuantizationConfig), "weight_quantizer", "activation_quantizer");
        return new(values.GetOrNull<Quantizer>("weight_quantizer", null), values.GetOrNull<Quantizer>("activation_quantizer", null));
    }
}

namespace KerasSharp.Quantizers;

/// <summary>How a mode quantizes: what <c>Quantize</c> takes as <c>config</c>. A mode's name stands for its config with defaults.</summary>
/// <remarks>Source: keras.quantizers.QuantizationConfig.</remarks>
[KerasModule("keras.quantizers")]
public abstract class QuantizationConfig : IConfigurable
{
    private protected QuantizationConfig(Quantizer? weightQuantizer = null, Quantizer? activationQuantizer = null) =>
        (WeightQuantizer, ActivationQuantizer) = (weightQuantizer, activationQuantizer);

    /// <summary>The mode.</summary>
    public abstract QuantizationMode Mode { get; }

    /// <summary>Rounds weights; null for as the mode does by itself.</summary>
    public Quantizer? WeightQuantizer { get; }

    /// <summary>Rounds the inputs of products; null for none.</summary>
    public Quantizer? ActivationQuantizer { get; }

    /// <summary>The mode with its numbers, as in the name of a policy: <c>int4/128</c>.</summary>
    internal virtual string PolicyMode => Mode.ToString();

    /// <inheritdoc/>
    public abstract Config GetConfig();

    /// <summary>Both quantizers.</summary>
    private protected Config Quantizers() => new() { { "weight_quantizer", WeightQuantizer },
        { "activation_quantizer", ActivationQuantizer } };

    /// <summary>The config that a mode and a config stand for.</summary>
    /// <exception cref="ArgumentException">Both are missing or contradict each other; or the mode needs a config.</exception>
    internal static QuantizationConfig Resolve(QuantizationMode? mode, QuantizationConfig? config)
    {
        if (config is null)
            return mode is { } alone ? OfMode(alone) : throw new ArgumentException(
                "You must provide either `mode` or `config` to `Quantize`.", nameof(mode));
        return mode is null || config.Mode == mode ? config : throw new ArgumentException(
            $"Contradictory arguments: mode='{mode}' but config.Mode='{config.Mode}'.", nameof(config));
    }

    private protected static Quantizer? CheckWeights(Quantizer? quantizer, string config) =>
        quantizer is null || quantizer.OutputDType == ScalarType.Int8 ? quantizer : throw new ArgumentException(
            $"{config} requires a weightQuantizer with outputDType int8. Received: outputDType={quantizer.OutputDType}", nameof(quantizer));

    private static QuantizationConfig OfMode(QuantizationMode mode)
    {
        if (mode == QuantizationMode.Int8)
            return new Int8QuantizationConfig();
        if (mode == QuantizationMode.Int4)
            return new Int4QuantizationConfig();
        if (mode == QuantizationMode.Float8)
            return new Float8QuantizationConfig();
        if (mode == QuantizationMode.Ternary)
            return new TernaryQuantizationConfig();
        var name = mode == QuantizationMode.Gptq ? nameof(GPTQConfig) : nameof(AWQConfig);
        throw new ArgumentException($"For '{mode}', you must pass a `{name}` in the `config` argument.", nameof(mode));
    }

    /// <summary>The config of a mode with its defaults.</summary>
    /// <exception cref="ArgumentException">There is no such mode, or it needs calibration data.</exception>
    public static implicit operator QuantizationConfig(string mode) => OfMode(mode);
}

namespace KerasSharp.Quantizers;

/// <summary>Weights of 4 bits, two in a byte; they are floating-point numbers again in each product, and inputs stay as they are.</summary>
/// <remarks>Source: keras.quantizers.Int4QuantizationConfig.</remarks>
/// <param name="weightQuantizer">Rounds weights to [−8, 7]; only without blocks.</param>
/// <param name="activationQuantizer">Rounds inputs; <c>"default"</c> for none. Only without blocks.</param>
/// <param name="blockSize">How many weights along the input share a scale and a zero point; null or −1 for one scale for each
/// output.</param>
/// <exception cref="ArgumentException">A quantizer is given together with blocks, or weightQuantizer gives other values; blockSize is 0
/// or below −1.</exception>
public sealed partial class Int4QuantizationConfig(
    [NotInConfig] Quantizer? weightQuantizer = null, [NotInConfig] ActivationQuantizer activationQuantizer = default,
        [NotInConfig] int? blockSize = 128)
    : QuantizationConfig(Check(weightQuantizer, activationQuantizer, blockSize), activationQuantizer.Or(() => null))
{
    /// <summary>How many weights along the input share a scale; null or −1 for all.</summary>
    public int? BlockSize { get; } = blockSize;

    /// <inheritdoc/>
    public override QuantizationMode Mode => QuantizationMode.Int4;

    /// <inheritdoc/>
    internal override string PolicyMode => $"int4/{BlockSize ?? -1}";

    /// <inheritdoc/>
    public override Config GetConfig() => Quantizers().Merge(new Config { { "block_size", BlockSize } });

    /// <summary>Makes an <see cref="Int4QuantizationConfig"/> from its config; without a size of blocks, as of early versions, there are
    /// none.</summary>
    /// <exception cref="ConfigException">A key is unknown, or a value is not what it must be.</exception>
    public static Int4QuantizationConfig FromConfig(Config config)
    {
        var values = new ConfigReader(config, nameof(Int4QuantizationConfig), "weight_quantizer", "activation_quantizer", "block_size");
        return new(values.GetOrNull<Quantizer>("weight_quantizer", null), values.GetOrNull<Quantizer>("activation_quantizer", null),
            values.GetOrNull<int?>("block_size", null));
    }

    private static Quantizer? Check(Quantizer? weightQuantizer, ActivationQuantizer activationQuantizer, int? blockSize)
    {
        if (blockSize is not (null or -1 or > 0))
            throw new ArgumentOutOfRangeException(nameof(blockSize), $"`blockSize` must be null, -1, or a positive integer. Received: "
                + $"blockSize={blockSize}");
        if (blockSize > 0 && (weightQuantizer ?? activationQuantizer.Or(() => null)) is not null)
        {
            throw new ArgumentException(
                $"Blocks of 4-bit weights take no quantizers. Set `blockSize` to null or -1, or leave out the quantizers. Received: "
                    + $"blockSize={blockSize}", nameof(blockSize));
        }

        return weightQuantizer is null || weightQuantizer.Range == (-8, 7)
            ? CheckWeights(weightQuantizer, nameof(Int4QuantizationConfig))
            : throw new ArgumentException(
                $"{nameof(Int4QuantizationConfig)} requires a weightQuantizer with valueRange (-8, 7). Received: "
                    + $"valueRange={weightQuantizer.Range}", nameof(weightQuantizer));
    }
}

namespace KerasSharp.Quantizers;

/// <summary>Scales the weights of inputs before they are quantized to 4 bits, so that those that calibration data show to matter lose least
/// (AWQ).</summary>
/// <remarks>Source: keras.quantizers.AWQConfig; Lin et al. 2023, arXiv:2306.00978.</remarks>
/// <param name="dataset">The calibration data.</param>
/// <param name="tokenizer">Turns texts into numbers of tokens; null where the data are numbers.</param>
/// <param name="weightBits">The bits of a weight: 4.</param>
/// <param name="numSamples">How many sequences are run.</param>
/// <param name="sequenceLength">The length of a sequence.</param>
/// <param name="groupSize">How many weights along the input share a scale; −1 for all.</param>
/// <param name="numGridPoints">How many steps the search for the scales makes.</param>
/// <param name="applyClip">Whether the greatest weights may be clipped where that makes the error smaller.</param>
/// <param name="quantizationLayerStructure">What is run; null for what the model says.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
public sealed partial class AWQConfig(
    [NotInConfig] CalibrationData? dataset, [NotInConfig] Func<string, ArrayLike>? tokenizer = null, int weightBits = 4,
    int numSamples = 128, int sequenceLength = 512, int groupSize = 128, int numGridPoints = 20, bool applyClip = true,
    [NotInConfig] QuantizationLayerStructure? quantizationLayerStructure = null)
    : CalibratedConfig(dataset, tokenizer, numSamples, sequenceLength, groupSize, quantizationLayerStructure)
{
    /// <inheritdoc/>
    public override int WeightBits { get; } = weightBits == 4 ? weightBits : throw new ArgumentOutOfRangeException(
        nameof(weightBits), $"AWQ only supports 4-bit quantization. Received: weightBits={weightBits}");

    /// <summary>How many steps the search for the scales makes.</summary>
    public int NumGridPoints { get; } = Guard.Positive(numGridPoints);

    /// <summary>Whether the greatest weights may be clipped where that makes the error smaller.</summary>
    public bool ApplyClip { get; } = applyClip;

    /// <inheritdoc/>
    public override QuantizationMode Mode => QuantizationMode.Awq;

    /// <inheritdoc/>
    public override Config GetConfig() => WithoutData().Merge(new Config
    {
        { "weight_bits", WeightBits },
        { "num_samples", NumSamples },
        { "sequence_length", SequenceLength },
        { "group_size", GroupSize },
        { "num_grid_points", NumGridPoints },
        { "apply_clip", ApplyClip },
    });

    /// <summary>Makes an <see cref="AWQConfig"/> without data from its config.</summary>
    /// <exception cref="ConfigException">A key is unknown, or a value is not what it must be.</exception>
    public static AWQConfig FromConfig(Config config)
    {
        var values = new ConfigReader(config.Without("dataset", "tokenizer", "quantization_layer_structure"), nameof(AWQConfig),
            "weight_bits", "num_samples", "sequence_length", "group_size", "num_grid_points", "apply_clip");
        return new(null, null, values.Get("weight_bits", 4), values.Get("num_samples", 128), values.Get("sequence_length", 512),
            values.Get("group_size", 128),
            values.Get("num_grid_points", 20), values.Get("apply_clip", true));
    }
}

namespace KerasSharp.Quantizers;

/// <summary>Quantizes weights one input after the other and lets the weights of the inputs that follow make up for the error, as
/// calibration data weigh it (GPTQ).</summary>
/// <remarks>Source: keras.quantizers.GPTQConfig; Frantar et al. 2022, arXiv:2210.17323.</remarks>
/// <param name="dataset">The calibration data.</param>
/// <param name="tokenizer">Turns texts into numbers of tokens; null where the data are numbers.</param>
/// <param name="weightBits">The bits of a weight: 2, 3, 4 or 8.</param>
/// <param name="numSamples">How many sequences are run.</param>
/// <param name="calibrationBatchSize">How many sequences are run at once.</param>
/// <param name="perChannel">Whether each output has its own scale.</param>
/// <param name="sequenceLength">The length of a sequence.</param>
/// <param name="hessianDamping">This share of the mean of the Hessian's diagonal is added to it; in [0, 1].</param>
/// <param name="groupSize">How many weights along the input share a scale; −1 for all.</param>
/// <param name="symmetric">Whether the range of weights is symmetric about 0.</param>
/// <param name="activationOrder">Whether inputs with the greatest activations come first.</param>
/// <param name="quantizationLayerStructure">What is run; null for what the model says.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
public sealed partial class GPTQConfig(
    [NotInConfig] CalibrationData? dataset, [NotInConfig] Func<string, ArrayLike>? tokenizer = null, int weightBits = 4,
    int numSamples = 128, int calibrationBatchSize = 8, bool perChannel = true, int sequenceLength = 512, double hessianDamping = 0.01,
    int groupSize = 128, bool symmetric = false, bool activationOrder = false,
    [NotInConfig] QuantizationLayerStructure? quantizationLayerStructure = null)
    : CalibratedConfig(dataset, tokenizer, numSamples, sequenceLength, groupSize, quantizationLayerStructure)
{
    /// <inheritdoc/>
    public override int WeightBits { get; } = weightBits is 2 or 3 or 4 or 8 ? weightBits : throw new ArgumentOutOfRangeException(
        nameof(weightBits), $"Supported values are 2, 3, 4, and 8. Received: weightBits={weightBits}");

    /// <summary>How many sequences are run at once.</summary>
    public int CalibrationBatchSize { get; } = Guard.Positive(calibrationBatchSize);

    /// <summary>Whether each output has its own scale.</summary>
    public bool PerChannel { get; } = perChannel;

    /// <summary>This share of the mean of the Hessian's diagonal is added to it.</summary>
    public double HessianDamping { get; } = Guard.InRange(hessianDamping, 0, 1);

    /// <summary>Whether the range of weights is symmetric about 0.</summary>
    public bool Symmetric { get; } = symmetric;

    /// <summary>Whether inputs with the greatest activations come first.</summary>
    public bool ActivationOrder { get; } = activationOrder;

    /// <inheritdoc/>
    public override QuantizationMode Mode => QuantizationMode.Gptq;

    /// <inheritdoc/>
    public override Config GetConfig() => WithoutData().Merge(new Config
    {
        { "weight_bits", WeightBits },
        { "num_samples", NumSamples },
        { "calibration_batch_size", CalibrationBatchSize },
        { "per_channel", PerChannel },
        { "sequence_length", SequenceLength },
        { "hessian_damping", HessianDamping },
        { "group_size", GroupSize },
        { "symmetric", Symmetric },
        { "activation_order", ActivationOrder },
    });

    /// <summary>Makes a <see cref="GPTQConfig"/> without data from its config.</summary>
    /// <exception cref="ConfigException">A key is unknown, or a value is not what it must be.</exception>
    public static GPTQConfig FromConfig(Config config)
    {
        var values = new ConfigReader(config.Without("dataset", "tokenizer", "quantization_layer_structure"), nameof(GPTQConfig),
            "weight_bits", "num_samples", "calibration_batch_size", "per_channel", "sequence_length", "hessian_damping", "group_size",
                "symmetric", "activation_order");
        return new(null, null, values.Get("weight_bits", 4), values.Get("num_samples", 128), values.Get("calibration_batch_size", 8),
            values.Get("per_channel", true), values.Get("sequence_length", 512),
            values.Get("hessian_damping", 0.01), values.Get("group_size", 128), values.Get("symmetric", false),
                values.Get("activation_order", false));
    }
}

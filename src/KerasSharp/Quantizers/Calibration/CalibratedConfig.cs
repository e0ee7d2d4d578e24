namespace KerasSharp.Quantizers;

/// <summary>What both ways of quantizing with calibration data have.</summary>
public abstract class CalibratedConfig : QuantizationConfig
{
    private protected CalibratedConfig(CalibrationData? dataset, Func<string, ArrayLike>? tokenizer, int numSamples, int sequenceLength,
        int groupSize, QuantizationLayerStructure? structure)
    {
        (Dataset, Tokenizer, QuantizationLayerStructure) = (dataset, tokenizer, structure);
        NumSamples = Guard.Positive(numSamples);
        SequenceLength = Guard.Positive(sequenceLength);
        GroupSize = groupSize is -1 or > 0 ? groupSize : throw new ArgumentOutOfRangeException(
            nameof(groupSize), $"Supported values are -1 (one group) or a positive integer. Received: groupSize={groupSize}");
    }

    /// <summary>The calibration data; null in a config that was read from a file.</summary>
    public CalibrationData? Dataset { get; }

    /// <summary>Turns texts into numbers of tokens; null where the data are numbers.</summary>
    public Func<string, ArrayLike>? Tokenizer { get; }

    /// <summary>How many sequences are run.</summary>
    public int NumSamples { get; }

    /// <summary>The length of a sequence.</summary>
    public int SequenceLength { get; }

    /// <summary>How many weights along the input share a scale; −1 for all.</summary>
    public int GroupSize { get; }

    /// <summary>What is run; null for what the model says.</summary>
    public QuantizationLayerStructure? QuantizationLayerStructure { get; }

    /// <summary>The bits of a weight.</summary>
    public abstract int WeightBits { get; }

    /// <inheritdoc/>
    internal override string PolicyMode => $"{Mode}/{WeightBits}/{GroupSize}";

    /// <summary>The keys of what a file cannot hold, all null.</summary>
    private protected static Config WithoutData() => new() { { "dataset", null }, { "tokenizer", null },
        { "quantization_layer_structure", null } };
}

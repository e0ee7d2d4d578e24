namespace KerasSharp;

/// <summary>A policy of layers whose weights were quantized by GPTQ: <c>"gptq/4/128_from_float32"</c>.</summary>
/// <remarks>Source: keras.dtype_policies.GPTQDTypePolicy.</remarks>
[KerasName("GPTQDTypePolicy", Module = Modules)]
public sealed partial class GPTQDTypePolicy : QuantizedDTypePolicy
{
    private const string Form = "gptq/<weight_bits>/<group_size>";

    /// <summary>A policy by its mode.</summary>
    /// <param name="mode"><c>gptq/</c>, the bits of a weight (2, 3, 4 or 8), <c>/</c>, and how many weights along the input share a
    /// scale; −1 for all.</param>
    /// <param name="sourceName">The policy of the computation and of what is not quantized; null for <see
    /// cref="DTypePolicy.Default"/>.</param>
    /// <exception cref="ArgumentException">The mode is not what it must be; there is no such policy.</exception>
    public GPTQDTypePolicy(string mode, string? sourceName = null)
        : base(KerasSharp.QuantizationMode.Gptq, mode, sourceName)
    {
        var numbers = Numbers(mode, "gptq", 2, Form);
        WeightBits = CheckBits(numbers[0], mode);
        GroupSize = CheckGroupSize(numbers[1], mode);
    }

    /// <summary>The bits of a weight.</summary>
    public int WeightBits { get; }

    /// <summary>How many weights along the input share a scale; −1 for all.</summary>
    public int GroupSize { get; }

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig();

    /// <summary>Makes a <see cref="GPTQDTypePolicy"/> from its config.</summary>
    /// <exception cref="ConfigException">A required key is missing, a key is unknown, or a value is not what it must be.</exception>
    public static new GPTQDTypePolicy FromConfig(Config config)
    {
        var (mode, source) = Read(config, nameof(GPTQDTypePolicy));
        return new(mode, source);
    }

    private static int CheckBits(int weightBits, string mode) => weightBits is 2 or 3 or 4 or 8 ? weightBits : throw new ArgumentException(
        $"Invalid weight_bits in mode: there are 2, 3, 4 or 8, but got {weightBits} from '{mode}'.", nameof(mode));
}

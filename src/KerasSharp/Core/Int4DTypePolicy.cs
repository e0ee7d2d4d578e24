namespace KerasSharp;

/// <summary>A policy of layers with weights of 4 bits: <c>"int4/128_from_float32"</c>.</summary>
/// <remarks>Source: keras.dtype_policies.Int4DTypePolicy.</remarks>
[KerasName("Int4DTypePolicy", Module = Modules)]
public sealed partial class Int4DTypePolicy : QuantizedDTypePolicy
{
    private const string Form = "int4/<block_size>";

    /// <summary>A policy by its mode.</summary>
    /// <param name="mode"><c>int4/</c> and how many weights along the input share a scale; −1 (or None) for all.</param>
    /// <param name="sourceName">The policy of the computation and of what is not quantized; null for <see
    /// cref="DTypePolicy.Default"/>.</param>
    /// <exception cref="ArgumentException">The mode is not what it must be; there is no such policy.</exception>
    public Int4DTypePolicy(string mode, string? sourceName = null)
        : this(Read(mode), sourceName)
    {
    }

    private Int4DTypePolicy(int blockSize, string? sourceName)
        : base(KerasSharp.QuantizationMode.Int4, $"int4/{blockSize}", sourceName) => BlockSize = blockSize;

    /// <summary>How many weights along the input share a scale; −1 for all.</summary>
    public int BlockSize { get; }

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig();

    /// <summary>Makes an <see cref="Int4DTypePolicy"/> from its config.</summary>
    /// <exception cref="ConfigException">A required key is missing, a key is unknown, or a value is not what it must be.</exception>
    public static new Int4DTypePolicy FromConfig(Config config)
    {
        var (mode, source) = Read(config, nameof(Int4DTypePolicy));
        return new(mode, source);
    }

    // Early files have Python's None.
    private static int Read(string mode) => mode == "int4/None" ? -1 : CheckGroupSize(Numbers(mode, "int4", 1, Form)[0], mode);
}

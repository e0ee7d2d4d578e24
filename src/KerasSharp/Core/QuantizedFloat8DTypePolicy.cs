namespace KerasSharp;

/// <summary>A policy of layers that are trained as with products of 8-bit floating-point numbers:
/// <c>"float8_from_mixed_bfloat16"</c>.</summary>
/// <remarks>Source: keras.dtype_policies.QuantizedFloat8DTypePolicy.</remarks>
/// <param name="mode">Float8.</param>
/// <param name="sourceName">The policy of the computation; null for <see cref="DTypePolicy.Default"/>.</param>
/// <param name="amaxHistoryLength">How many past steps count for the scales; at least 1.</param>
/// <exception cref="ArgumentException">There is no such policy.</exception>
/// <exception cref="ArgumentOutOfRangeException">amaxHistoryLength is below 1.</exception>
[KerasName("QuantizedFloat8DTypePolicy", Module = Modules)]
public sealed partial class QuantizedFloat8DTypePolicy(QuantizationMode mode, string? sourceName = null, int amaxHistoryLength = 1024)
    : QuantizedDTypePolicy(mode, sourceName)
{
    /// <summary>How many past steps count for the scales where a policy does not say it.</summary>
    public const int DefaultAmaxHistoryLength = 1024;

    /// <summary>How many past steps count for the scales.</summary>
    public int AmaxHistoryLength { get; } = Guard.Positive(amaxHistoryLength);

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig().Merge(new Config { { "amax_history_length", AmaxHistoryLength } });

    /// <summary>Makes a <see cref="QuantizedFloat8DTypePolicy"/> from its config.</summary>
    /// <exception cref="ConfigException">A required key is missing, a key is unknown, or a value is not what it must be.</exception>
    public static new QuantizedFloat8DTypePolicy FromConfig(Config config)
    {
        const string length = "amax_history_length";
        var (mode, source) = Read(config, nameof(QuantizedFloat8DTypePolicy), length);
        return new(mode, source, config.Get(length, DefaultAmaxHistoryLength));
    }

    /// <inheritdoc/>
    private protected override bool Same(DTypePolicy other) => base.Same(other) && ((QuantizedFloat8DTypePolicy)other)
        .AmaxHistoryLength == AmaxHistoryLength;
}

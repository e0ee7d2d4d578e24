namespace KerasSharp;

/// <summary>A policy of layers with weights of −1, 0 and 1: <c>"ternary_from_float32"</c>.</summary>
/// <remarks>Source: keras.dtype_policies.TernaryDTypePolicy.</remarks>
/// <param name="mode">Ternary.</param>
/// <param name="sourceName">The policy of the computation and of what is not quantized; null for <see cref="DTypePolicy.Default"/>.</param>
/// <exception cref="ArgumentException">There is no such policy.</exception>
[KerasName("TernaryDTypePolicy", Module = Modules)]
public sealed partial class TernaryDTypePolicy(QuantizationMode mode, string? sourceName = null) : QuantizedDTypePolicy(mode, sourceName)
{
    /// <summary>Makes a <see cref="TernaryDTypePolicy"/> from its config.</summary>
    /// <exception cref="ConfigException">A required key is missing, a key is unknown, or a value is not what it must be.</exception>
    public static new TernaryDTypePolicy FromConfig(Config config)
    {
        var (mode, source) = Read(config, nameof(TernaryDTypePolicy));
        return new(mode, source);
    }

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig();
}

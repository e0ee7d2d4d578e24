namespace KerasSharp;

/// <summary>A policy of layers whose weights are quantized: <c>"int8_from_float32"</c>.</summary>
/// <remarks>Source: keras.dtype_policies.QuantizedDTypePolicy.</remarks>
[KerasName("QuantizedDTypePolicy", Module = Modules)]
public partial class QuantizedDTypePolicy : DTypePolicy
{
    internal const string Modules = "keras.dtype_policies";

    private const string From = "_from_";

    /// <summary>A policy by how weights are quantized.</summary>
    /// <param name="mode">How weights are quantized.</param>
    /// <param name="sourceName">The policy of the computation and of what is not quantized; null for <see
    /// cref="DTypePolicy.Default"/>.</param>
    /// <exception cref="ArgumentException">There is no such policy; or int8 goes together with computation in float16.</exception>
    public QuantizedDTypePolicy(QuantizationMode mode, string? sourceName = null)
        : this(mode, mode.ToString(), sourceName)
    {
    }

    private protected QuantizedDTypePolicy(QuantizationMode mode, string fullMode, string? sourceName)
        : this(mode, fullMode, new DTypePolicy(sourceName ?? Default.Name))
    {
    }

    private QuantizedDTypePolicy(QuantizationMode mode, string fullMode, DTypePolicy source)
        : base($"{fullMode}{From}{source.Name}", source)
    {
        if (mode == KerasSharp.QuantizationMode.Int8 && source.ComputeDType == ScalarType.Float16)
            throw new ArgumentException($"Quantization mode='{mode}' doesn't work well with compute_dtype='float16'. Received: "
                + $"sourceName={source.Name}", nameof(mode));
        (Mode, FullMode, SourceName) = (mode, fullMode, source.Name);
    }

    /// <summary>How weights are quantized.</summary>
    public QuantizationMode Mode { get; }

    /// <summary>The policy of the computation and of what is not quantized.</summary>
    public string SourceName { get; }

    /// <inheritdoc/>
    public override QuantizationMode? QuantizationMode => Mode;

    /// <summary>The mode with its numbers, as in the name.</summary>
    private protected string FullMode { get; }

    /// <inheritdoc/>
    public override Config GetConfig() => new() { { "mode", FullMode }, { "source_name", SourceName } };

#pragma warning disable CS0109 // What it hides is generated, which the formatter does not see.
    /// <summary>Makes a <see cref="QuantizedDTypePolicy"/> from its config.</summary>
    /// <exception cref="ConfigException">A required key is missing, a key is unknown, or a value is not what it must be.</exception>
    public static new QuantizedDTypePolicy FromConfig(Config config)
    {
        var (mode, source) = Read(config, nameof(QuantizedDTypePolicy));
        return new(mode, source);
    }
#pragma warning restore CS0109

    /// <summary>The policy of a name that begins with a mode; null for another name.</summary>
    /// <exception cref="ArgumentException">The rest of the name is not what it must be.</exception>
    internal static QuantizedDTypePolicy? TryParse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Split(From) is not [var mode, var source] || mode.Split('/') is not [var kind, .. var numbers])
            return null;
        return (kind, numbers.Length) switch
        {
            ("int8", 0) => new QuantizedDTypePolicy(kind, source),
            ("int4", 0) => new QuantizedDTypePolicy(kind, source),
            ("int4", _) => new Int4DTypePolicy(mode, source),
            ("ternary", 0) => new TernaryDTypePolicy(kind, source),
            ("float8", 0) => new QuantizedFloat8DTypePolicy(kind, source),
            ("gptq", _) => new GPTQDTypePolicy(mode, source),
            ("awq", _) => new AWQDTypePolicy(mode, source),
            _ => null,
        };
    }

    private protected static (string Mode, string? Source) Read(Config config, string name, params string[] further)
    {
        var values = new ConfigReader(config, name, ["mode", "source_name", .. further]);
        return (values.Get<string>("mode"), values.GetOrNull<string>("source_name", null));
    }

    /// <summary>The numbers behind a mode: <c>gptq/4/128</c>.</summary>
    private protected static int[] Numbers(string mode, string kind, int count, string form)
    {
        var parts = mode.Split('/');
        var numbers = new int[count];
        if (parts.Length != count + 1 || parts[0] != kind)
            throw Wrong();
        for (var i = 0; i < count; i++)
        {
            if (!int.TryParse(parts[i + 1], System.Globalization.NumberStyles.AllowLeadingSign,
                System.Globalization.CultureInfo.InvariantCulture, out numbers[i]))
                throw Wrong();
        }

        return numbers;

        ArgumentException Wrong() => new($"Invalid mode of a quantized dtype policy. Expected format '{form}' with integers, but got "
            + $"'{mode}'.", nameof(mode));
    }

    /// <summary>A size of groups: positive, or −1 for one group.</summary>
    private protected static int CheckGroupSize(int size, string mode) => size is -1 or > 0 ? size : throw new ArgumentException(
        $"Invalid group size in mode: it must be -1 (one group) or a positive integer, but got {size} from '{mode}'.", nameof(mode));
}

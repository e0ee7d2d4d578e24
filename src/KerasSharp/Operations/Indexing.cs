using System.Globalization;

namespace KerasSharp.Operations;

/// <summary>Python's indexing, <c>x[..., -1:]</c>, as it stands in configs.</summary>
internal static class Indexing
{
    private const string SliceName = "__slice__";
    private const string EllipsisName = "__ellipsis__";

    /// <summary>The mark of all axes that are not named.</summary>
    public static Config Ellipsis => new() { { "class_name", EllipsisName }, { "config", new Config() } };

    /// <summary>A part of an axis.</summary>
    public static Config Slice(long? start, long? stop, long? step = null) =>
        new() { { "class_name", SliceName }, { "config", new Config { { "start", start }, { "stop", stop }, { "step", step } } } };

    /// <summary>C#'s range as Python's slice.</summary>
    public static Config Slice(Range range) => Slice(
        range.Start.IsFromEnd
        ? (range.Start.Value == 0
            ? throw new ArgumentException("A range that starts at the end is empty. Received: ^0", nameof(range)) : -range.Start.Value)
            : range.Start.Value == 0 ? null : range.Start.Value,
        range.End.IsFromEnd ? (range.End.Value == 0 ? null : -range.End.Value) : range.End.Value);

    /// <summary>The part of a tensor that indices name.</summary>
    public static Tensor Apply(Tensor x, object? indices) => x.index([.. (indices as List<object?> ?? [indices]).Select(Index)]);

    private static TensorIndex Index(object? index) => index switch
    {
        null => TensorIndex.Null,
        bool flag => TensorIndex.Bool(flag),
        long place => TensorIndex.Single(place),
        Config config when Is(config, EllipsisName) => TensorIndex.Ellipsis,
        Config config when Is(config, SliceName) && config["config"] is Config slice => Part(slice),
        _ => throw new ConfigException(
            $"Tensors are indexed by numbers, ranges and ellipses. Received: {Convert.ToString(index, CultureInfo.InvariantCulture)}"),
    };

    private static TensorIndex Part(Config slice)
    {
        var step = slice.Get<long?>("step", null);
        if (step is <= 0)
            throw new ArgumentException($"A slice's step must be positive. Received: step={step}");
        return TensorIndex.Slice(slice.Get<long?>("start", null), slice.Get<long?>("stop", null), step);
    }

    private static bool Is(Config config, string name) => config.Get<string?>("class_name", null) == name;
}

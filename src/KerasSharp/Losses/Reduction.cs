namespace KerasSharp.Losses;

/// <summary>How the per-sample values of a loss become one.</summary>
/// <remarks>Takes Keras's strings too: <c>"sum_over_batch_size"</c>, <c>"sum"</c>, <c>"mean"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>.</remarks>
public readonly record struct Reduction : IParsableMark, IParsable<Reduction>
{
    private static readonly string[] Names = ["sum_over_batch_size", "sum", "mean", "mean_with_sample_weight", "none"];

    private readonly byte _index;

    private Reduction(int index) => _index = (byte)index;

    /// <summary>Sum divided by the number of values: the default.</summary>
    public static Reduction SumOverBatchSize => default;

    /// <summary>Sum.</summary>
    public static Reduction Sum => new(1);

    /// <summary>The same as <see cref="SumOverBatchSize"/>.</summary>
    public static Reduction Mean => new(2);

    /// <summary>Sum divided by the sum of the sample weights.</summary>
    public static Reduction MeanWithSampleWeight => new(3);

    /// <summary>None: the per-sample values.</summary>
    public static Reduction None => new(4);

    /// <summary>Keras's string.</summary>
    public override string ToString() => Names[_index];

    /// <summary>The value that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message lists those there are.</exception>
    public static Reduction Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new ArgumentException(
            $"`reduction` must be one of {string.Join(", ", Names.Select(name => $"'{name}'"))}. Received: reduction='{s}'", "reduction");

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out Reduction result)
    {
        var index = Array.IndexOf(Names, s?.ToLowerInvariant());
        result = new Reduction(Math.Max(index, 0));
        return index >= 0;
    }

    /// <summary>The value that Keras's string names.</summary>
    public static implicit operator Reduction(string value) => Parse(value);
}

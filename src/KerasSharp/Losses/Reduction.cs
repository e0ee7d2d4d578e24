namespace KerasSharp.Losses;

/// <summary>How the per-sample values of a loss become one.</summary>
/// <remarks>Takes Keras's strings too: <c>"sum_over_batch_size"</c>, <c>"sum"</c>, <c>"mean"</c>, <c>"mean_with_sample_weight"</c>,
/// <c>"none"</c>.</remarks>
[Choice("reduction", OfNull = "none")]
public readonly partial record struct Reduction : IParsableMark
{
    /// <summary>Sum divided by the number of values: the default.</summary>
    public static partial Reduction SumOverBatchSize { get; }

    /// <summary>Sum.</summary>
    public static partial Reduction Sum { get; }

    /// <summary>The same as <see cref="SumOverBatchSize"/>.</summary>
    public static partial Reduction Mean { get; }

    /// <summary>Sum divided by the sum of the sample weights.</summary>
    public static partial Reduction MeanWithSampleWeight { get; }

    /// <summary>None: the per-sample values.</summary>
    public static partial Reduction None { get; }

    /// <summary>The value that Keras's string names.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message lists those there are.</exception>
    public static implicit operator Reduction(string value) => Parse(value);
}

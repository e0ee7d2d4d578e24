namespace KerasSharp.Callbacks;

/// <summary>When TensorBoard's callback writes: after each <c>"epoch"</c>, also after each <c>"batch"</c>, or also after a number of
/// batches.</summary>
public readonly record struct UpdateFrequency
{
    private UpdateFrequency(int batches) => Batches = batches;

    /// <summary>The number of batches; null for after each epoch only.</summary>
    public int? Batches { get; }

    /// <summary>Also after a number of batches.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public static implicit operator UpdateFrequency(int batches) => batches >= 1 ? new(batches) : throw new ArgumentOutOfRangeException(
        nameof(batches), $"Unrecognized updateFreq: {batches}. Expected \"epoch\", \"batch\" or a number of batches of at least 1");

    /// <summary>After each epoch, or also after each batch.</summary>
    /// <exception cref="ArgumentException">The string is neither "epoch" nor "batch".</exception>
    public static implicit operator UpdateFrequency(string frequency) => frequency switch
    {
        "epoch" => default,
        "batch" => new(1),
        _ => throw new ArgumentException(
            $"Unrecognized updateFreq: {frequency}. Expected \"epoch\", \"batch\" or a number of batches", nameof(frequency)),
    };
}

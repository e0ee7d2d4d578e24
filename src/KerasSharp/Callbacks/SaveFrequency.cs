namespace KerasSharp.Callbacks;

/// <summary>When a callback saves: after each epoch, <c>"epoch"</c>, or after a number of batches.</summary>
public readonly record struct SaveFrequency
{
    private SaveFrequency(int batches) => Batches = batches;

    /// <summary>The number of batches; null for after each epoch.</summary>
    public int? Batches { get; }

    /// <summary>After a number of batches.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public static implicit operator SaveFrequency(int batches) => batches >= 1 ? new(batches) : throw new ArgumentOutOfRangeException(
        nameof(batches), $"Unrecognized saveFreq: {batches}. Expected \"epoch\" or a number of batches of at least 1");

    /// <summary>After each epoch.</summary>
    /// <exception cref="ArgumentException">The string is not "epoch".</exception>
    public static implicit operator SaveFrequency(string frequency) => frequency == "epoch" ? default : throw new ArgumentException(
        $"Unrecognized saveFreq: {frequency}. Expected \"epoch\" or a number of batches", nameof(frequency));
}

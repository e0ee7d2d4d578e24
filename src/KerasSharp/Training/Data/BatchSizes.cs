namespace KerasSharp.Training;

/// <summary>Keras's batch size.</summary>
internal static class BatchSizes
{
    private const int Default = 32;

    /// <summary>The size to use: 32 where none is given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public static int Check(int? batchSize) => batchSize is not < 1 ? batchSize ?? Default : throw new ArgumentOutOfRangeException(
        nameof(batchSize), $"`batchSize` must be a positive integer. Received: batchSize={batchSize}");
}

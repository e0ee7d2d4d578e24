namespace KerasSharp;

public static partial class Utils
{
    /// <summary>Windows over a series as batches, for <c>model.Fit</c>: each of a number of steps, and with it the target at its first
    /// step.</summary>
    /// <param name="data">The series, (steps, …).</param>
    /// <param name="targets">A target for each window by its first step; null for windows alone.</param>
    /// <param name="sequenceLength">The number of steps in a window.</param>
    /// <param name="sequenceStride">The steps from one window's start to the next's.</param>
    /// <param name="samplingRate">The steps from one value in a window to the next.</param>
    /// <param name="batchSize">Windows a batch; null for windows one by one, without a batch axis.</param>
    /// <param name="shuffle">Whether the windows come in random order, another each time.</param>
    /// <param name="seed">Makes the order repeatable.</param>
    /// <param name="startIndex">Steps before this one are not used.</param>
    /// <param name="endIndex">Steps from this one on are not used.</param>
    /// <returns>Batches that can be read again and again; the data is kept as it is and cut when a batch is read.</returns>
    /// <exception cref="ArgumentException">A number is out of range, or nothing is left of the series.</exception>
    /// <remarks>The first order with a seed is NumPy's, as in Keras before its buffer mixes it further.
    /// Source: keras.utils.timeseries_dataset_from_array.</remarks>
    public static IEnumerable<Batch> TimeseriesDatasetFromArray(
        ArrayLike data, ArrayLike? targets, int sequenceLength, int sequenceStride = 1, int samplingRate = 1, int? batchSize = 128,
        bool shuffle = false, int? seed = null, int? startIndex = null, int? endIndex = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        Guard.Positive(sequenceLength);
        if (batchSize is { } size)
            Guard.Positive(size, nameof(batchSize));
        var steps = (int)data.Rows;
        Within(startIndex, 0, steps - 1, nameof(startIndex), steps);
        Within(endIndex, (startIndex ?? 0) + 1, steps - 1, nameof(endIndex), steps);
        Within(samplingRate, 1, steps - 1, nameof(samplingRate), steps);
        Within(sequenceStride, 1, steps - 1, nameof(sequenceStride), steps);
        var (start, end) = (startIndex ?? 0, endIndex ?? steps);
        var windows = end - start - ((sequenceLength - 1) * samplingRate);
        if (targets is not null)
            windows = (int)Math.Min(windows, Math.Min(targets.Rows, end) - start);
        if (windows <= 0)
            throw new ArgumentException(
                $"No window of sequenceLength={sequenceLength} at samplingRate={samplingRate} fits into the steps {start} to {end} of "
                + $"the series{(targets is null ? "" : " and its targets")}.", nameof(data));
        int[] starts = [.. Enumerable.Range(0, (windows + sequenceStride - 1) / sequenceStride).Select(i => start + (i * sequenceStride))];
        return new Windows(data, targets, starts, sequenceLength, samplingRate, batchSize, shuffle, seed);
    }

    private static void Within(int? value, int least, int most, string argument, int steps)
    {
        if (value is { } given && (given < least || given > most))
            throw new ArgumentOutOfRangeException(
                argument, $"`{argument}` must lie in [{least}, {most}] for a series of {steps} steps. Received: {argument}={given}");
    }

    private sealed class Windows(
        ArrayLike data, ArrayLike? targets, int[] starts, int length, int rate, int? batchSize, bool shuffle, int? seed)
        : IEnumerable<Batch>
    {
        private readonly Tensor _data = Own(data);
        private readonly Tensor? _targets = targets is null ? null : Own(targets);
        private readonly uint _seed = (uint)(seed ?? (shuffle ? (int)(SeedGenerator.Global.Next() & int.MaxValue) : 0));
        private uint _reads;

        public IEnumerator<Batch> GetEnumerator()
        {
            var order = (int[])starts.Clone();
            if (shuffle)
                new NumpyRandom(unchecked(_seed + _reads++)).Shuffle<int>(order);
            foreach (var batch in order.Chunk(batchSize ?? 1))
                yield return Cut(batch);
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        private Batch Cut(int[] batch)
        {
            using var scope = NewDisposeScope();
            var first = tensor(Array.ConvertAll(batch, start => (long)start));
            var steps = (first.unsqueeze(-1) + (arange(length, ScalarType.Int64) * rate)).flatten().to(_data.device);
            var x = _data.index_select(0, steps).reshape([batch.Length, length, .. _data.shape[1..]]);
            var y = _targets?.index_select(0, first.to(_targets.device));
            if (batchSize is null)
                (x, y) = (x.squeeze(0), y?.squeeze(0));
            return new Batch(x.MoveToOuterDisposeScope(), y?.MoveToOuterDisposeScope());
        }

        /// <summary>A handle that no scope frees while batches are read.</summary>
        private static Tensor Own(ArrayLike values)
        {
            using var scope = NewDisposeScope();
            return values.ToTensor().detach().DetachFromDisposeScope();
        }
    }
}

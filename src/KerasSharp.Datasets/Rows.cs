using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Datasets;

/// <summary>Shuffles and splits rows as Keras does, with NumPy's <c>RandomState</c>.</summary>
internal static class Rows
{
    /// <summary>The order of a shuffle: <c>random.shuffle(arange(count))</c>.</summary>
    public static long[] Shuffled(long count, NumpyRandom random)
    {
        var order = new long[count];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        random.Shuffle<long>(order);
        return order;
    }

    /// <summary>Refuses a share that leaves nothing to train with.</summary>
    /// <exception cref="ArgumentOutOfRangeException">testSplit is not in [0, 1).</exception>
    public static void CheckTestSplit(double testSplit)
    {
        if (testSplit is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(
                nameof(testSplit), $"`testSplit` must be at least 0 and below 1. Received: testSplit={testSplit}");
    }

    /// <summary>The number of rows to train with.</summary>
    public static int TrainCount(long rows, double testSplit) => (int)(rows * (1 - testSplit));

    /// <summary>Two columns of a table, shuffled together and split; they are disposed of.</summary>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Split(Tensor x, Tensor y, double testSplit, int seed)
    {
        using var scope = NewDisposeScope();
        using var xOwned = x;
        using var yOwned = y;
        if (x.Dimensions != 2 || y.Dimensions != 1 || x.shape[0] != y.shape[0])
            throw new DatasetException(
                $"The arrays 'x' and 'y' of the data set do not belong together: their shapes are ({string.Join(", ", x.shape)}) and "
                + $"({string.Join(", ", y.shape)}).");
        var order = tensor(Shuffled(x.shape[0], new NumpyRandom((uint)seed)));
        var (shuffledX, shuffledY) = (x.index_select(0, order), y.index_select(0, order));
        var train = TrainCount(x.shape[0], testSplit);
        return ((Part(shuffledX, 0, train), Part(shuffledY, 0, train)), (Part(shuffledX, train, null), Part(shuffledY, train, null)));

        static Tensor Part(Tensor all, long start, long? end) =>
            all.narrow(0, start, (end ?? all.shape[0]) - start).clone().MoveToOuterDisposeScope();
    }
}

using System.Runtime.CompilerServices;

namespace KerasSharp;

public static partial class Utils
{
    /// <summary>Splits samples in two, such as for training and testing.</summary>
    /// <param name="data">The samples along the first axis.</param>
    /// <param name="leftSize">The size of the first part, a number of samples or a share; null for the rest.</param>
    /// <param name="rightSize">The size of the second part; null for the rest.</param>
    /// <param name="shuffle">Whether the samples are shuffled before; the order is that of Keras on torch for a seed.</param>
    /// <param name="seed">Makes the order repeatable.</param>
    /// <exception cref="ArgumentException">No size is given, or the sizes do not fit the number of samples.</exception>
    /// <remarks>Source: keras.utils.split_dataset.</remarks>
    [OverloadResolutionPriority(1)]
    public static (Tensor Left, Tensor Right) SplitDataset(
        ArrayLike data, SplitSize? leftSize = null, SplitSize? rightSize = null, bool shuffle = false, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var scope = NewDisposeScope();
        var (left, right) = SplitDataset(new Batch(data.ToTensor()), leftSize, rightSize, shuffle, seed);
        return (left.X[0].MoveToOuterDisposeScope(), right.X[0].MoveToOuterDisposeScope());
    }

    /// <summary>Splits inputs, targets and weights in two, each sample's together.</summary>
    /// <inheritdoc cref="SplitDataset(ArrayLike, SplitSize?, SplitSize?, bool, int?)"/>
    public static (Batch Left, Batch Right) SplitDataset(
        Batch data, SplitSize? leftSize = null, SplitSize? rightSize = null, bool shuffle = false, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Tensors.FirstOrDefault(tensor => tensor.Dimensions == 0 || tensor.shape[0] != data.Size) is { } odd)
            throw new ArgumentException(
                $"All tensors of `data` must hold {data.Size} samples. Received: a tensor of shape {Shape.Of(odd.shape)}", nameof(data));
        var (left, right) = SplitSize.Resolve(leftSize, rightSize, (int)data.Size);
        using var scope = NewDisposeScope();
        var order = shuffle ? Permutation(data.Size, seed) : arange(data.Size, ScalarType.Int64);
        return (Take(order.narrow(0, 0, left)), Take(order.narrow(0, left, right)));

        Batch Take(Tensor rows) => data.Map(tensor => tensor.index_select(0, rows.to(tensor.device)).MoveToOuterDisposeScope());
    }

    /// <summary>Splits the samples of a stream of batches in two; both parts come in batches of the size of the first.</summary>
    /// <remarks>The stream is read whole, and must end. Source: keras.utils.split_dataset.</remarks>
    /// <inheritdoc cref="SplitDataset(ArrayLike, SplitSize?, SplitSize?, bool, int?)"/>
    [OverloadResolutionPriority(2)]
    public static (IReadOnlyList<Batch> Left, IReadOnlyList<Batch> Right) SplitDataset(
        IEnumerable<Batch> data, SplitSize? leftSize = null, SplitSize? rightSize = null, bool shuffle = false, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var scope = NewDisposeScope();
        Batch[] batches = [.. data];
        if (batches.Length == 0)
            throw new ArgumentException("`data` must hold at least one batch. Received: none", nameof(data));
        var whole = new Batch(Join(batch => batch.X), Join(batch => batch.Y), Join(batch => batch.SampleWeight));
        var (left, right) = SplitDataset(whole, leftSize, rightSize, shuffle, seed);
        return (Cut(left), Cut(right));

        Tensor[] Join(Func<Batch, Tensor[]> part) =>
            [.. Enumerable.Range(0, part(batches[0]).Length).Select(i => cat([.. batches.Select(batch => part(batch)[i])], 0))];

        List<Batch> Cut(Batch part)
        {
            var cut = new List<Batch>();
            for (var start = 0L; start < part.Size; start += batches[0].Size)
            {
                var length = Math.Min(batches[0].Size, part.Size - start);
                cut.Add(part.Map(tensor => tensor.narrow(0, start, length).MoveToOuterDisposeScope()));
            }

            return cut;
        }
    }

    private static Tensor Permutation(long count, int? seed)
    {
        using var generator = new Generator((ulong)(seed is { } given ? (uint)given : SeedGenerator.Global.Next()), CPU);
        return randperm(count, ScalarType.Int64, CPU, generator: generator);
    }
}

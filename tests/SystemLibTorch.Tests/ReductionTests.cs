using TorchSharp;
using static TorchSharp.torch;

namespace SystemLibTorch.Tests;

public class ReductionTests
{
    private readonly Tensor x = tensor(new float[,] { { 1, 5, 2 }, { 4, 0, 6 } });

    [Fact]
    public void SumsAndMeans()
    {
        Numbers.Equal(x.sum(), 18);
        Numbers.Equal(x.sum(0L), 5, 5, 8);
        Numbers.Equal(x.sum(-1, keepdim: true), 8, 10);
        Numbers.Equal(x.sum(0L, 1L), 18);
        Numbers.Equal(x.mean(), 3);
        Numbers.Equal(x.mean([1]), 8 / 3.0, 10 / 3.0);
        Assert.Equal([2, 1], x.mean([1], keepdim: true).shape);
        Assert.Equal(ScalarType.Float64, x.sum(ScalarType.Float64).dtype);
        Numbers.Equal(x.prod(1), 10, 0);
        Numbers.Equal(x.cumsum(1), 1, 6, 8, 4, 4, 10);
        Numbers.Equal(x.logsumexp(1), 5.0658839, 6.1291089);
        Numbers.Equal((x > 1).count_nonzero(), 4);
    }

    [Fact]
    public void Spread()
    {
        Numbers.Equal(x.var(1), 13 / 3.0, 28 / 3.0);
        Numbers.Equal(x.var(1, unbiased: false), 26 / 9.0, 56 / 9.0);
        Numbers.Equal(x.std(false), Math.Sqrt(28 / 6.0));
        var (std, mean) = std_mean(x, 0, unbiased: false);
        Numbers.Equal(std, 1.5, 2.5, 2);
        Numbers.Equal(mean, 2.5, 2.5, 4);
        Numbers.Equal(x.median(), 2);
        Numbers.Equal(x.quantile(tensor(0.5f), dim: 1), 2, 4);
        Numbers.Equal(x.norm(), Math.Sqrt(82));
    }

    [Fact]
    public void ExtremesAndOrder()
    {
        Numbers.Equal(x.max(), 6);
        var (values, indexes) = x.max(1);
        Numbers.Equal(values, 5, 6);
        Numbers.Equal(indexes, 1, 2);
        Numbers.Equal(x.argmin(1), 0, 1);
        Numbers.Equal(x.argmax(), 5);
        Numbers.Equal(x.amax([0, 1]), 6);
        Numbers.Equal(amin(x, [1]), 1, 0);
        Numbers.Equal(x.any(1), 1, 1);
        Numbers.Equal((x > 0).all(), 0);
        var (top, places) = x.topk(2, 1);
        Numbers.Equal(top, 5, 2, 6, 4);
        Numbers.Equal(places, 1, 2, 2, 0);
        Numbers.Equal(x.sort(1, descending: true).Values, 5, 2, 1, 6, 4, 0);
        Numbers.Equal(x.argsort(1), 0, 2, 1, 1, 0, 2);
    }

    [Fact]
    public void CountsAndBins()
    {
        using var labels = tensor(new long[] { 2, 0, 2, 1, 2 });
        Numbers.Equal(labels.bincount(null, 5), 1, 1, 3, 0, 0);
        var (values, inverse, counts) = unique(labels, return_inverse: true, return_counts: true);
        Numbers.Equal(values, 0, 1, 2);
        Numbers.Equal(inverse!, 2, 0, 2, 1, 2);
        Numbers.Equal(counts!, 1, 1, 3);
        using var edges = tensor(new float[] { 1, 3, 5 });
        Numbers.Equal(x.bucketize(edges), 0, 2, 1, 2, 0, 3);
        Numbers.Equal(searchsorted(edges, x, right: true), 1, 3, 1, 2, 0, 3);
        Numbers.Equal(histc(x, 3, 0, 6), 2, 1, 3);
    }
}

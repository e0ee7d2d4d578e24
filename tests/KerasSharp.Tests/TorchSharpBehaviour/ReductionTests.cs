namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class ReductionTests : TorchSharpTests
{
    private readonly Tensor _x;

    public ReductionTests() => _x = tensor(new float[,] { { 1, 5, 2 }, { 4, 0, 6 } });

    [Fact]
    public void SumsAndMeans()
    {
        Check.Values(_x.sum(), 18);
        Check.Values(_x.sum(0L), 5, 5, 8);
        Check.Values(_x.sum(-1, keepdim: true), 8, 10);
        Check.Values(_x.sum(0L, 1L), 18);
        Check.Values(_x.mean(), 3);
        Check.Values(_x.mean([1]), 8 / 3.0, 10 / 3.0);
        Assert.Equal([2, 1], _x.mean([1], keepdim: true).shape);
        Assert.Equal(ScalarType.Float64, _x.sum(ScalarType.Float64).dtype);
        Check.Values(_x.prod(1), 10, 0);
        Check.Values(_x.cumsum(1), 1, 6, 8, 4, 4, 10);
        Check.Values(_x.logsumexp(1), 5.0658839, 6.1291089);
        Check.Values((_x > 1).count_nonzero(), 4);
    }

    [Fact]
    public void Spread()
    {
        Check.Values(_x.var(1), 13 / 3.0, 28 / 3.0);
        Check.Values(_x.var(1, unbiased: false), 26 / 9.0, 56 / 9.0);
        Check.Values(_x.std(false), Math.Sqrt(28 / 6.0));
        var (std, mean) = std_mean(_x, 0, unbiased: false);
        Check.Values(std, 1.5, 2.5, 2);
        Check.Values(mean, 2.5, 2.5, 4);
        Check.Values(_x.median(), 2);
        Check.Values(_x.quantile(tensor(0.5f), dim: 1), 2, 4);
        Check.Values(_x.norm(), Math.Sqrt(82));
    }

    [Fact]
    public void ExtremesAndOrder()
    {
        Check.Values(_x.max(), 6);
        var (values, indexes) = _x.max(1);
        Check.Values(values, 5, 6);
        Check.Values(indexes, 1, 2);
        Check.Values(_x.argmin(1), 0, 1);
        Check.Values(_x.argmax(), 5);
        Check.Values(_x.amax([0, 1]), 6);
        Check.Values(amin(_x, [1]), 1, 0);
        Check.Values(_x.any(1), 1, 1);
        Check.Values((_x > 0).all(), 0);
        var (top, places) = _x.topk(2, 1);
        Check.Values(top, 5, 2, 6, 4);
        Check.Values(places, 1, 2, 2, 0);
        Check.Values(_x.sort(1, descending: true).Values, 5, 2, 1, 6, 4, 0);
        Check.Values(_x.argsort(1), 0, 2, 1, 1, 0, 2);
    }

    [Fact]
    public void CountsAndBins()
    {
        using var labels = tensor(new long[] { 2, 0, 2, 1, 2 });
        Check.Values(labels.bincount(null, 5), 1, 1, 3, 0, 0);
        var (values, inverse, counts) = unique(labels, return_inverse: true, return_counts: true);
        Check.Values(values, 0, 1, 2);
        Check.Values(inverse!, 2, 0, 2, 1, 2);
        Check.Values(counts!, 1, 1, 3);
        using var edges = tensor(new float[] { 1, 3, 5 });
        Check.Values(_x.bucketize(edges), 0, 2, 1, 2, 0, 3);
        Check.Values(searchsorted(edges, _x, right: true), 1, 3, 1, 2, 0, 3);
        Check.Values(histc(_x, 3, 0, 6), 2, 1, 3);
    }
}

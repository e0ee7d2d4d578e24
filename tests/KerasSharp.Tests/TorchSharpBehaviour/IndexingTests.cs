namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class IndexingTests : TorchSharpTests
{
    private readonly Tensor _x;

    public IndexingTests() => _x = arange(24).reshape(2, 3, 4);

    [Fact]
    public void NumbersPickViews()
    {
        Assert.Equal(23, _x[1, 2, 3].item<long>());
        Assert.Equal(23, _x[-1, -1, -1].item<long>());
        Check.Values(_x[0, 1], 4, 5, 6, 7);
        _x[0, 1].fill_(-1);
        Check.Values(_x[0, 1], -1, -1, -1, -1);
    }

    [Fact]
    public void RangesEllipsisAndNewAxes()
    {
        Check.Values(_x[0, 1.., ..2], 4, 5, 8, 9);
        Check.Values(_x[.., ^1, 0], 8, 20);
        Check.Values(_x[TensorIndex.Ellipsis, 0], 0, 4, 8, 12, 16, 20);
        Assert.Equal([2, 1, 3, 4], _x[TensorIndex.Colon, TensorIndex.None].shape);
        Check.Values(_x[1, 0, TensorIndex.Slice(step: 2)], 12, 14);
        Check.Values(_x[0, 0, TensorIndex.Slice(1, -1)], 1, 2);
        Assert.Equal([1, 3, 4], _x[^1..].shape);
    }

    [Fact]
    public void TensorsAndMasksPickCopies()
    {
        Check.Values(_x[tensor(new long[] { 1, 0 }), tensor(new long[] { 2, 0 }), tensor(new long[] { 3, 1 })], 23, 1);
        Check.Values(_x[_x > 20], 21, 22, 23);
        Check.Values(_x[TensorIndex.Single(1), TensorIndex.Tensor(tensor(new long[] { 0, 2 })), TensorIndex.Single(0)], 12, 20);
        Assert.Equal([2, 2, 4], _x[TensorIndex.Colon, TensorIndex.Tensor(tensor(new long[] { 0, 2 }))].shape);
    }

    [Fact]
    public void Assignment()
    {
        _x[0, 0, 0] = 100;
        _x[1] = zeros(3, 4, dtype: ScalarType.Int64);
        _x[0, 1..] = tensor(7L);
        Check.Values(_x[0], 100, 1, 2, 3, 7, 7, 7, 7, 7, 7, 7, 7);
        Assert.Equal(0, _x[1].sum().item<long>());
        _x[_x == 7] = tensor(8L);
        Assert.Equal(64, _x[0, 1..].sum().item<long>());
        _x[0, 0] = tensor(new long[] { 1, 2, 3, 4 });
        Check.Values(_x[0, 0], 1, 2, 3, 4);
        _x.index_put_(5, TensorIndex.Single(1), TensorIndex.Tensor(tensor(new long[] { 0, 2 })));
        Check.Values(_x[1, TensorIndex.Colon, 0], 5, 0, 5);
    }

    [Fact]
    public void AssignmentAccumulates()
    {
        using var sums = zeros(3L);
        sums.index_put_(ones(4L), [tensor(new long[] { 0, 2, 2, 2 })], accumulate: true);
        Check.Values(sums, 1, 0, 3);
    }

    [Fact]
    public void GatherScatterAndFriends()
    {
        using var m = tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        using var picks = tensor(new long[,] { { 2 }, { 0 } });
        Check.Values(m.gather(1, picks), 3, 4);
        Check.Values(zeros(2, 3).scatter(1, picks, m), 0, 0, 1, 4, 0, 0);
        Check.Values(zeros(2, 3).scatter_add(1, picks, m), 0, 0, 1, 4, 0, 0);
        Check.Values(m.index_select(1, tensor(new long[] { 2, 0 })), 3, 1, 6, 4);
        Check.Values(zeros(2L).index_add(0, tensor(new long[] { 1, 1 }), ones(2L), 3), 0, 6);
        Check.Values(m.masked_fill(m > 3, 0), 1, 2, 3, 0, 0, 0);
        Check.Values(m.masked_select(m > 4), 5, 6);
        Check.Values(m.take(tensor(new long[] { 5, 0 })), 6, 1);
        Check.Values(m.take_along_dim(picks, 1), 3, 4);
        Check.Values((m > 4).nonzero(), 1, 1, 1, 2);
        Check.Values(where(m > 4)[1], 1, 2);
    }

    [Fact]
    public void GradientsFlowThroughIndexing()
    {
        using var w = ones(3, 2, requires_grad: true);
        (w[1..].sum() + (w[tensor(new long[] { 0, 0 })] * 2).sum()).backward();
        Check.Values(w.grad!, 4, 4, 1, 1, 1, 1);
    }
}

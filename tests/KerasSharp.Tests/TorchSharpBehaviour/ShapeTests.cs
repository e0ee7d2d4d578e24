namespace KerasSharp.Tests.TorchSharpBehaviour;

public sealed class ShapeTests : TorchSharpTests
{
    private readonly Tensor _x;

    public ShapeTests() => _x = arange(6).reshape(2, 3);

    [Fact]
    public void ViewsShareMemory()
    {
        using var flat = _x.view(-1);
        flat[0] = 10;
        Assert.Equal(10, _x[0, 0].item<long>());
        Assert.True(_x.is_contiguous());
        Assert.False(_x.t().is_contiguous());
        Assert.Equal([1, 3], _x.t().stride());
        Assert.True(_x.t().contiguous().is_contiguous());
        Assert.Equal(3, _x[1].storage_offset());
    }

    [Fact]
    public void OrderAndSizes()
    {
        Assert.Equal([3, 2], _x.permute(1, 0).shape);
        Assert.Equal([2, 1, 3], _x.unsqueeze(1).shape);
        Assert.Equal([2, 3], _x.unsqueeze(0).squeeze(0).shape);
        Assert.Equal([6], _x.flatten().shape);
        Assert.Equal([3, 2], _x.transpose(0, 1).shape);
        Assert.Equal([1, 3, 2], movedim(_x.unsqueeze(0), [1], [2]).shape);
        Assert.Equal((3, 2, 6), (_x.size(-1), _x.dim(), _x.numel()));
        Assert.Equal([2, 3, 1], _x.unflatten(1, 3, 1).shape);
        Check.Values(_x.t(), 0, 3, 1, 4, 2, 5);
    }

    [Fact]
    public void JoiningAndSplitting()
    {
        Assert.Equal([4, 3], cat([_x, _x]).shape);
        Assert.Equal([2, 6], cat([_x, _x], 1).shape);
        Assert.Equal([2, 2, 3], stack([_x, _x], 1).shape);
        Assert.Equal([2, 1], _x.split(2, 1).Select(part => part.size(1)));
        Assert.Equal([1, 2], _x.split([1L, 2L], 1).Select(part => part.size(1)));
        Assert.Equal(3, _x.chunk(3, 1).Length);
        Assert.Equal([2, 2, 2], _x.unbind(1).Select(part => part.numel()));
        Assert.Equal([4, 3], vstack([_x, _x]).shape);
        Assert.Equal([2, 2], meshgrid([arange(2), arange(2)])[0].shape);
    }

    [Fact]
    public void RepeatingAndMoving()
    {
        Check.Values(_x.flip(1), 2, 1, 0, 5, 4, 3);
        Check.Values(_x.roll(1, 1), 2, 0, 1, 5, 3, 4);
        Check.Values(arange(2).repeat(2, 1), 0, 1, 0, 1);
        Check.Values(arange(2).repeat_interleave(2), 0, 0, 1, 1);
        Check.Values(arange(2).tile([2]), 0, 1, 0, 1);
        Check.Values(ones(2, 2).tril(), 1, 0, 1, 1);
        Check.Values(arange(2).diag(), 0, 0, 0, 1);
        Check.Values(arange(4).unfold(0, 2, 1), 0, 1, 1, 2, 2, 3);
        Check.Values(arange(6).as_strided([2, 2], [1, 2]), 0, 2, 1, 3);
        Check.Values(_x.narrow(1, 1, 2), 1, 2, 4, 5);
        Check.Values(_x.slice(1, 0, 3, 2), 0, 2, 3, 5);
    }

    [Fact]
    public void SizeIsAShape()
    {
        Size size = (2, 3, 4);
        Assert.Equal(24, size.numel());
        Assert.Equal([2, 3, 4], size.Shape);
        Assert.Equal([2, 3, 4, 5], (size + new long[] { 5 }).Shape);
    }
}

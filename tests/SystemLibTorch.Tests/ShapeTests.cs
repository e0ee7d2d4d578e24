using TorchSharp;
using static TorchSharp.torch;

namespace SystemLibTorch.Tests;

public class ShapeTests
{
    private readonly Tensor x = arange(6).reshape(2, 3);

    [Fact]
    public void ViewsShareMemory()
    {
        using var flat = x.view(-1);
        flat[0] = 10;
        Assert.Equal(10, x[0, 0].item<long>());
        Assert.True(x.is_contiguous());
        Assert.False(x.t().is_contiguous());
        Assert.Equal([1, 3], x.t().stride());
        Assert.True(x.t().contiguous().is_contiguous());
        Assert.Equal(3, x[1].storage_offset());
    }

    [Fact]
    public void OrderAndSizes()
    {
        Assert.Equal([3, 2], x.permute(1, 0).shape);
        Assert.Equal([2, 1, 3], x.unsqueeze(1).shape);
        Assert.Equal([2, 3], x.unsqueeze(0).squeeze(0).shape);
        Assert.Equal([6], x.flatten().shape);
        Assert.Equal([3, 2], x.transpose(0, 1).shape);
        Assert.Equal([1, 3, 2], movedim(x.unsqueeze(0), [1], [2]).shape);
        Assert.Equal((3, 2, 6), (x.size(-1), x.dim(), x.numel()));
        Assert.Equal([2, 3, 1], x.unflatten(1, 3, 1).shape);
        Numbers.Equal(x.t(), 0, 3, 1, 4, 2, 5);
    }

    [Fact]
    public void JoiningAndSplitting()
    {
        Assert.Equal([4, 3], cat([x, x]).shape);
        Assert.Equal([2, 6], cat([x, x], 1).shape);
        Assert.Equal([2, 2, 3], stack([x, x], 1).shape);
        Assert.Equal([2, 1], x.split(2, 1).Select(part => part.size(1)));
        Assert.Equal([1, 2], x.split([1L, 2L], 1).Select(part => part.size(1)));
        Assert.Equal(3, x.chunk(3, 1).Length);
        Assert.Equal([2, 2, 2], x.unbind(1).Select(part => part.numel()));
        Assert.Equal([4, 3], vstack([x, x]).shape);
        Assert.Equal([2, 2], meshgrid([arange(2), arange(2)])[0].shape);
    }

    [Fact]
    public void RepeatingAndMoving()
    {
        Numbers.Equal(x.flip(1), 2, 1, 0, 5, 4, 3);
        Numbers.Equal(x.roll(1, 1), 2, 0, 1, 5, 3, 4);
        Numbers.Equal(arange(2).repeat(2, 1), 0, 1, 0, 1);
        Numbers.Equal(arange(2).repeat_interleave(2), 0, 0, 1, 1);
        Numbers.Equal(arange(2).tile([2]), 0, 1, 0, 1);
        Numbers.Equal(ones(2, 2).tril(), 1, 0, 1, 1);
        Numbers.Equal(arange(2).diag(), 0, 0, 0, 1);
        Numbers.Equal(arange(4).unfold(0, 2, 1), 0, 1, 1, 2, 2, 3);
        Numbers.Equal(arange(6).as_strided([2, 2], [1, 2]), 0, 2, 1, 3);
        Numbers.Equal(x.narrow(1, 1, 2), 1, 2, 4, 5);
        Numbers.Equal(x.slice(1, 0, 3, 2), 0, 2, 3, 5);
    }

    [Fact]
    public void SizeIsAShape()
    {
        Size size = (2, 3, 4);
        Assert.Equal(24, size.numel());
        Assert.Equal([2, 3, 4], size.Shape);
        Assert.Equal(4, size[-1]);
        Assert.Equal([2, 3, 4, 5], (size + new long[] { 5 }).Shape);
        Assert.True(size == new Size([2L, 3L, 4L]));
    }
}

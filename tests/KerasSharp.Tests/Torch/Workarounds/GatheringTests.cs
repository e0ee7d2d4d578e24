using System.Runtime.InteropServices;

namespace KerasSharp.Tests.Workarounds;

public sealed class GatheringTests
{
    [Fact]
    public void Values_are_taken_and_the_other_axes_broadcast()
    {
        using var scope = NewDisposeScope();
        var x = arange(12, ScalarType.Float32).view(3, 4);
        Assert.Equal([2f, 6, 10], x.TakeAlong(tensor(new[,] { { 2L } }), -1).ToHost<float>());
        Assert.Equal([1f, 4, 11], x.TakeAlong(tensor(new[,] { { 1L }, { 0 }, { 3 } }), 1).ToHost<float>());
        Assert.Equal([4f, 1, 10, 7], x.TakeAlong(tensor(new[,] { { 1L, 0, 2, 1 } }), 0).ToHost<float>());
        Assert.Equal([2L, 3, 1], x.unsqueeze(0).TakeAlong(zeros([2, 1, 1], ScalarType.Int64), 2).shape);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(4)]
    [InlineData(-1)]
    public void Indices_out_of_range_are_refused(long index)
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ExternalException>(() => zeros(3, 4).TakeAlong(tensor(new[,] { { index } }), 1));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.ThrowsAny<ArgumentException>(() => zeros(3, 4).TakeAlong(tensor([1L]), 1));
        Assert.ThrowsAny<ArgumentException>(() => zeros(3, 4).TakeAlong(zeros([2, 1], ScalarType.Int64), 1));
    }

    [Fact]
    public void It_is_still_needed()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1f], arange(4, ScalarType.Float32).take_along_dim(tensor([9L]), 0).ToHost<float>());
    }
}

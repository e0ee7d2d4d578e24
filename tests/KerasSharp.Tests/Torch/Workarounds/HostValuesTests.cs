namespace KerasSharp.Tests.Workarounds;

public sealed class HostValuesTests
{
    [Fact]
    public void Values_come_in_the_order_of_rows_whatever_the_layout()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1f, 4, 2, 5, 3, 6], tensor(new float[,] { { 1, 2, 3 }, { 4, 5, 6 } }).t().ToHost<float>());
        Assert.Equal([2L], tensor(2L).ToHost<long>());
        Assert.Equal([true, false], tensor(new[] { true, false }).ToHost<bool>());
    }

    [Fact]
    public void Tensors_that_hold_nothing_give_empty_arrays()
    {
        using var scope = NewDisposeScope();
        Assert.Empty(zeros(0).ToHost<float>());
        Assert.Empty(zeros(0, 2).ToHost<float>());
        Assert.Empty(zeros(2, 0, 3).ToHost<float>());
    }

    [Fact]
    public void Another_type_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => zeros(2).ToHost<long>());
    }

    [Fact]
    public void Lookups_of_no_rows_have_no_rows()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0L, 2L], new Hashing(4).Apply(zeros([0, 2], ScalarType.Int64)).shape);
        Assert.Equal([0L, 2L], new IntegerLookup(vocabulary: new long[] { 3, 5 }).Apply(zeros([0, 2], ScalarType.Int64)).shape);
    }

    [Fact]
    public void It_is_still_needed()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentOutOfRangeException>(() => zeros(0, 2).data<float>().ToArray());
    }
}

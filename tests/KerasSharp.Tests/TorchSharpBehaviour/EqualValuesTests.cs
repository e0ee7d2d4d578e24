namespace KerasSharp.Tests.TorchSharpBehaviour;

/// <summary>The order of equal values: topk promises none (it differs between versions of libtorch), a stable sort keeps theirs.</summary>
public sealed class EqualValuesTests
{
    [Fact]
    public void A_stable_sort_keeps_the_order_of_equal_values()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([2L, 0, 1, 3], tensor([1f, 1, 2, 1]).sort(-1, descending: true, stable: true).Indices.data<long>().ToArray());
        var many = zeros(1000).sort(-1, descending: true, stable: true).Indices;
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (long)i), many.data<long>().ToArray());
    }

    [Fact]
    public void Top_k_gives_the_first_of_equal_values()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1L, 0], Ops.TopK(tensor([2f, 3, 2, 2, 1]), 2).Indices.data<long>().ToArray().Select(index => (long)index));
    }
}

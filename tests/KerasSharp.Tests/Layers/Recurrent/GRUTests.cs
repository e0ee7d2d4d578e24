namespace KerasSharp.Tests.Layers;

public sealed class GRUTests
{
    [Fact]
    public void The_bias_has_a_row_for_each_side_where_the_reset_comes_after()
    {
        using var after = new GRU(2);
        using var before = new GRU(2, resetAfter: false);
        after.EnsureBuilt((1, 2, 3));
        before.EnsureBuilt((1, 2, 3));
        Assert.Equal([2, 6], after.Weights[2].Shape);
        Assert.Equal([6], before.Weights[2].Shape);
    }

    [Fact]
    public void With_one_unit_the_place_of_the_reset_does_not_matter_without_a_bias()
    {
        using var scope = NewDisposeScope();
        using var after = new GRU(1, useBias: false);
        using var before = new GRU(1, useBias: false, resetAfter: false);
        var x = rand(3, 5, 2);
        after.EnsureBuilt((3, 5, 2));
        before.EnsureBuilt((3, 5, 2));
        before.SetWeights([.. after.GetWeights().Select(weight => (ArrayLike)weight)]);
        Assert.True(after.Apply(x).allclose(before.Apply(x), atol: 1e-6));
    }

    [Fact]
    public void UseCudnn_true_refuses_a_reset_before_the_product()
    {
        using var scope = NewDisposeScope();
        using var layer = new GRU(2, resetAfter: false, useCudnn: true);
        Assert.Contains("useCudnn", Assert.Throws<InvalidOperationException>(() => layer.Apply(rand(1, 2, 3))).Message);
    }
}

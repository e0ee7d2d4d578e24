namespace KerasSharp.Tests.Layers;

public sealed class GRUCellTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Steps_make_the_layer(bool resetAfter)
    {
        using var scope = NewDisposeScope();
        using var layer = new GRU(3, resetAfter: resetAfter);
        var x = rand(2, 4, 5);
        var expected = layer.Apply(x);
        var states = layer.Cell.GetInitialState(2);
        foreach (var step in x.unbind(1))
            states = layer.Cell.Apply([step, .. states])[1..];
        Assert.True(states[0].allclose(expected, atol: 1e-6));
    }
}

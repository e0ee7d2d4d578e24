namespace KerasSharp.Tests.Layers;

public sealed class InputLayerTests
{
    [Fact]
    public void PassesDataOn()
    {
        using var scope = NewDisposeScope();
        using var layer = new InputLayer([3]);
        var x = rand(2, 3);
        Assert.True(layer.Apply(x).eq(x).all().item<bool>());
        Assert.Equal([null, 3], layer.BatchShape);
    }
}

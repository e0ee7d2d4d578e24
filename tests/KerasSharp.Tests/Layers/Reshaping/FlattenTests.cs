namespace KerasSharp.Tests.Layers;

public sealed class FlattenTests
{
    [Fact]
    public void ChannelsFirstMovesTheChannelsToTheEnd()
    {
        using var scope = NewDisposeScope();
        using var layer = new Flatten(dataFormat: "channels_first");
        Assert.Equal([0f, 2f, 1f, 3f], layer.Apply(arange(4, ScalarType.Float32).view(1, 2, 2)).view(-1).data<float>().ToArray());
    }

    [Fact]
    public void UnknownSizesStayUnknown()
    {
        using var scope = NewDisposeScope();
        using var layer = new Flatten();
        Assert.Equal([null, 12], layer.ComputeOutputShape(Shape.Create([null, 3, 4])));
        Assert.Equal([2, null], layer.ComputeOutputShape(Shape.Create([2, null, 4])));
        Assert.Equal([5, 1], layer.ComputeOutputShape(Shape.Create([5])));
    }
}

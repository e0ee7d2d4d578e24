namespace KerasSharp.Tests.Layers;

public sealed class ReshapeTests
{
    [Fact]
    public void WrongTargetsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("at most one -1", () => new Reshape((-1, -1)));
        Rejects.WithAny<ArgumentException>("targetShape=-2", () => new Reshape(-2));
        Rejects.WithAny<ArgumentException>("unchanged in layer \"r\"", () => new Reshape((2, 2), name: "r").Apply(rand(2, 5)));
        Rejects.WithAny<ArgumentException>("input_shape=(2, 5)", () => new Reshape((-1, 2)).Apply(rand(2, 5)));
    }

    [Fact]
    public void MinusOneIsWhatIsLeft()
    {
        using var scope = NewDisposeScope();
        using var layer = new Reshape((-1, 2));
        Assert.Equal([3, 4, 2], layer.Apply(rand(3, 8)).shape);
        Assert.Equal([null, 4, 2], layer.ComputeOutputShape(Shape.Create([null, 8])));
        Assert.Equal([null, null, 2], layer.ComputeOutputShape(Shape.Create([null, null])));
    }
}

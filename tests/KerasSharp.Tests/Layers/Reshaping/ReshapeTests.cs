using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class ReshapeTests
{
    [Fact]
    public void WrongTargetsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "at most one -1", Assert.ThrowsAny<ArgumentException>(() => new Reshape((-1, -1))).Message, StringComparison.Ordinal);
        Assert.Contains("targetShape=-2", Assert.ThrowsAny<ArgumentException>(() => new Reshape(-2)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "unchanged in layer \"r\"", Assert.ThrowsAny<ArgumentException>(
            () => new Reshape((2, 2), name: "r").Apply(rand(2, 5))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "input_shape=(2, 5)", Assert.ThrowsAny<ArgumentException>(
            () => new Reshape((-1, 2)).Apply(rand(2, 5))).Message, StringComparison.Ordinal);
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

using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class Cropping2DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "cropping", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Cropping2D(-1)).Message, StringComparison.Ordinal);
        Assert.Contains("cropping", Assert.ThrowsAny<ArgumentException>(() => new Cropping2D((1, 2, 3))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "cropping", Assert.ThrowsAny<ArgumentException>(
            () => new Cropping2D(2).Apply(rand(1, 4, 4, 1))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "expected ndim=4", Assert.ThrowsAny<ArgumentException>(
            () => new Cropping2D().Apply(rand(2, 8))).Message, StringComparison.Ordinal);
    }
}

using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class Cropping1DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "cropping", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Cropping1D(-1)).Message, StringComparison.Ordinal);
        Assert.Contains("cropping", Assert.ThrowsAny<ArgumentException>(() => new Cropping1D((1, 2, 3))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "cropping", Assert.ThrowsAny<ArgumentException>(
            () => new Cropping1D(2).Apply(rand(1, 4, 1))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "expected ndim=3", Assert.ThrowsAny<ArgumentException>(
            () => new Cropping1D().Apply(rand(2, 8))).Message, StringComparison.Ordinal);
    }
}

using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class Cropping3DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "cropping", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Cropping3D(-1)).Message, StringComparison.Ordinal);
        Assert.Contains("cropping", Assert.ThrowsAny<ArgumentException>(() => new Cropping3D((1, 2))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "cropping", Assert.ThrowsAny<ArgumentException>(
            () => new Cropping3D(2).Apply(rand([1, 4, 4, 4, 1]))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "expected ndim=5", Assert.ThrowsAny<ArgumentException>(
            () => new Cropping3D().Apply(rand(2, 8))).Message, StringComparison.Ordinal);
    }
}

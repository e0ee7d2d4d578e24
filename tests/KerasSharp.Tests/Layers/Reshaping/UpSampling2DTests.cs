using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class UpSampling2DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("size", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new UpSampling2D(0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "expected ndim=4", Assert.ThrowsAny<ArgumentException>(
            () => new UpSampling2D().Apply(rand(2, 8))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "interpolation='lanczos3'", Assert.ThrowsAny<ArgumentException>(
            () => new UpSampling2D(2, interpolation: "lanczos3")).Message, StringComparison.Ordinal);
    }
}

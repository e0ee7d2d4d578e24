using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class UpSampling3DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("size", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new UpSampling3D(0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "expected ndim=5", Assert.ThrowsAny<ArgumentException>(
            () => new UpSampling3D().Apply(rand(2, 8))).Message, StringComparison.Ordinal);
    }
}

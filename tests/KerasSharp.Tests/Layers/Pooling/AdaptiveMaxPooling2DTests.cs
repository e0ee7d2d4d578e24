using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class AdaptiveMaxPooling2DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "outputSize", Assert.ThrowsAny<ArgumentOutOfRangeException>(
            () => new AdaptiveMaxPooling2D(0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "outputSize=(1, 2, 3, 4)", Assert.ThrowsAny<ArgumentException>(
            () => new AdaptiveMaxPooling2D([1, 2, 3, 4])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "expected ndim=4", Assert.ThrowsAny<ArgumentException>(
            () => new AdaptiveMaxPooling2D(2).Apply(rand(2, 8))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneWindowIsTheWhole()
    {
        using var scope = NewDisposeScope();
        using var layer = new AdaptiveMaxPooling2D(1);
        Assert.Equal(15f, layer.Apply(arange(16, ScalarType.Float32).view(1, 4, 4, 1)).item<float>());
    }
}

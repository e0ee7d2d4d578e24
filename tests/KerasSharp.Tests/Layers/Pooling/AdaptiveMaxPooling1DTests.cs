using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class AdaptiveMaxPooling1DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "outputSize", Assert.ThrowsAny<ArgumentOutOfRangeException>(
            () => new AdaptiveMaxPooling1D(0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "outputSize=(1, 2, 3, 4)", Assert.ThrowsAny<ArgumentException>(
            () => new AdaptiveMaxPooling1D([1, 2, 3, 4])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "expected ndim=3", Assert.ThrowsAny<ArgumentException>(
            () => new AdaptiveMaxPooling1D(2).Apply(rand(2, 8))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OneWindowIsTheWhole()
    {
        using var scope = NewDisposeScope();
        using var layer = new AdaptiveMaxPooling1D(1);
        Assert.Equal(3f, layer.Apply(arange(4, ScalarType.Float32).view(1, 4, 1)).item<float>());
    }
}

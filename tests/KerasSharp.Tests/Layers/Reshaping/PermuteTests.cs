using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class PermuteTests
{
    [Fact]
    public void WrongOrdersAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("dims=(0, 1)", Assert.ThrowsAny<ArgumentException>(() => new Permute((0, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("dims=(1, 3)", Assert.ThrowsAny<ArgumentException>(() => new Permute((1, 3))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "expected ndim=3", Assert.ThrowsAny<ArgumentException>(
            () => new Permute((2, 1)).Apply(rand(2, 3))).Message, StringComparison.Ordinal);
    }
}

namespace KerasSharp.Tests.Layers;

public sealed class GroupNormalizationTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("groups", () => new GroupNormalization(0));
        Rejects.WithAny<ArgumentException>("groups=3", () => new GroupNormalization(3).Apply(rand(2, 4)));
        Rejects.WithAny<ArgumentException>("batch's", () => new GroupNormalization(2, axis: 0).Apply(rand(2, 4)));
        Rejects.WithAny<ArgumentException>("axis=5", () => new GroupNormalization(2, axis: 5).Apply(rand(2, 4)));
    }

    [Fact]
    public void MinusOneIsAGroupAChannel()
    {
        using var scope = NewDisposeScope();
        using var layer = new GroupNormalization(-1);
        var y = layer.Apply(rand(2, 5, 4));
        Assert.Equal(4, layer.Groups);
        Assert.True(y.mean([1]).abs().lt(1e-4).all().item<bool>());
    }

    [Fact]
    public void ASummandWithoutAFactorHasAGradient()
    {
        using var scope = NewDisposeScope();
        using var layer = new GroupNormalization(4, scale: false);
        layer.Apply(rand(3, 4)).sum().backward();
        Assert.Equal([3f, 3f, 3f, 3f], layer.Beta!.Value.grad!.data<float>().ToArray());
    }
}

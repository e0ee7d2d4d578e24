namespace KerasSharp.Tests.Layers;

public sealed class RMSNormalizationTests
{
    [Fact]
    public void RootMeanSquareIsOne()
    {
        using var scope = NewDisposeScope();
        using var layer = new RMSNormalization();
        var y = layer.Apply(rand(3, 5) + 2);
        Assert.True(y.square().mean([1]).sub(1).abs().lt(1e-4).all().item<bool>());
    }

    [Fact]
    public void WrongAxesAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("axis=4", () => new RMSNormalization(4).Apply(rand(2, 3)));
    }
}

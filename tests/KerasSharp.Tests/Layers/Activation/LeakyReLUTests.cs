namespace KerasSharp.Tests.Layers;

public sealed class LeakyReLUTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        using var layer = new LeakyReLU();
        var y = layer.Apply(tensor(new[] { -1f, 2f })).data<float>().ToArray();
        Assert.All(y.Zip([-0.3f, 2f]), pair => Assert.Equal(pair.Second, pair.First, 5));
    }

    [Fact]
    public void NegativeOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("negativeSlope", () => new LeakyReLU(-0.1));
    }
}

namespace KerasSharp.Tests.Layers;

public sealed class ReLUTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        using var layer = new ReLU(maxValue: 1.5, negativeSlope: 0.1, threshold: 0.5);
        var y = layer.Apply(tensor(new[] { -1f, 0.5f, 1f, 2f })).data<float>().ToArray();
        Assert.All(y.Zip([-0.15f, 0f, 1f, 1.5f]), pair => Assert.Equal(pair.Second, pair.First, 5));
    }

    [Fact]
    public void NegativeOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("maxValue", () => new ReLU(maxValue: -1));
        Rejects.WithAny<ArgumentOutOfRangeException>("negativeSlope", () => new ReLU(negativeSlope: -1));
        Rejects.WithAny<ArgumentOutOfRangeException>("threshold", () => new ReLU(threshold: -1));
    }
}

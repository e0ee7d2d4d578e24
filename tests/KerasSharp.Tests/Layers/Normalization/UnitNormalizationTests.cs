namespace KerasSharp.Tests.Layers;

public sealed class UnitNormalizationTests
{
    [Fact]
    public void LengthIsOneAndZeroStaysZero()
    {
        using var scope = NewDisposeScope();
        using var layer = new UnitNormalization();
        var y = layer.Apply(tensor(new float[] { 3, 4, 0, 0 }).view(2, 2));
        Assert.All(y.view(-1).data<float>().ToArray().Zip([0.6f, 0.8f, 0f, 0f]), pair => Assert.Equal(pair.Second, pair.First, 5));
    }

    [Fact]
    public void WrongAxesAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("axis=4", () => new UnitNormalization(4).Apply(rand(2, 3)));
    }
}

namespace KerasSharp.Tests.Layers;

public sealed class ELUTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        using var layer = new ELU(0.5);
        var y = layer.Apply(tensor(new[] { -1f, 2f })).data<float>().ToArray();
        Assert.All(y.Zip([-0.31606f, 2f]), pair => Assert.Equal(pair.Second, pair.First, 5));
    }
}

using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class RandomUniformTests
{
    [Fact]
    public void Fills_its_range()
    {
        var values = Values.Of(new RandomUniform(-1, 3, seed: 1), 5000);
        Assert.InRange(values.Min(), -1, -0.99);
        Assert.InRange(values.Max(), 2.99, 3);
    }

    [Fact]
    public void Seeds_repeat() => Values.CheckSeeds(seed => new RandomUniform(seed: seed), 4, 5);

    [Fact]
    public void Is_named_uniform() => Assert.IsType<RandomUniform>((Initializer)"uniform");
}

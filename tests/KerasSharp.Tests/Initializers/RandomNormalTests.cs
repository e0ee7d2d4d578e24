using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class RandomNormalTests
{
    [Fact]
    public void Has_its_mean_and_deviation()
    {
        var initializer = new RandomNormal(mean: 3, stddev: 0.5, seed: 1);
        Assert.InRange(Values.Of(initializer, 10000).Average(), 2.97, 3.03);
        Assert.InRange(Values.Deviation(initializer, 10000), 0.48, 0.52);
    }

    [Fact]
    public void Seeds_repeat() => Values.CheckSeeds(seed => new RandomNormal(seed: seed), 4, 5);

    [Fact]
    public void Is_named_normal() => Assert.IsType<RandomNormal>((Initializer)"normal");
}

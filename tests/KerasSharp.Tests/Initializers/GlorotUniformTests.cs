using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class GlorotUniformTests
{
    [Fact]
    public void Fills_its_range()
    {
        var limit = Math.Sqrt(6.0 / (40 + 60));
        Assert.InRange(Values.Largest(new GlorotUniform(seed: 1), 40, 60), 0.99 * limit, limit);
    }

    [Fact]
    public void Seeds_repeat() => Values.CheckSeeds(seed => new GlorotUniform(seed), 4, 5);

    [Fact]
    public void Axes_replace_the_rule_of_kernels() =>
        Assert.Equal(Values.Of(new GlorotUniform(1), 40, 60), Values.Of(new GlorotUniform(1, inputAxes: [0], outputAxes: [-1]), 40, 60));
}

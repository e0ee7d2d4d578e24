using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class HeUniformTests
{
    [Fact]
    public void Fills_its_range()
    {
        var limit = Math.Sqrt(6.0 / 40);
        Assert.InRange(Values.Largest(new HeUniform(seed: 1), 40, 60), 0.99 * limit, limit);
    }

    [Fact]
    public void Seeds_repeat() => Values.CheckSeeds(seed => new HeUniform(seed), 4, 5);

    [Fact]
    public void Axes_replace_the_rule_of_kernels() =>
        Assert.Equal(Values.Of(new HeUniform(1), 40, 60), Values.Of(new HeUniform(1, inputAxes: [0], outputAxes: [-1]), 40, 60));
}

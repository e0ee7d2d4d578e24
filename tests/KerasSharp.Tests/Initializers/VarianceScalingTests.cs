using KerasSharp.Initializers;

namespace KerasSharp.Tests.Initializers;

public sealed class VarianceScalingTests
{
    [Theory]
    [InlineData("fan_in", 40)]
    [InlineData("fan_out", 60)]
    [InlineData("fan_avg", 50)]
    public void Divides_by_its_fan(string mode, double fan)
    {
        foreach (var distribution in (string[])["truncated_normal", "untruncated_normal", "uniform"])
        {
            var deviation = Values.Deviation(new VarianceScaling(2, mode, distribution, seed: 1), 40, 60);
            Assert.InRange(deviation, 0.95 * Math.Sqrt(2 / fan), 1.05 * Math.Sqrt(2 / fan));
        }
    }

    [Fact]
    public void Seeds_repeat() => Values.CheckSeeds(seed => new VarianceScaling(seed: seed), 4, 5);

    [Fact]
    public void Normal_means_truncated() => Assert.Equal("truncated_normal", new VarianceScaling(distribution: "Normal").Distribution);

    [Fact]
    public void A_fan_of_nothing_is_one()
    {
        using var scalar = new VarianceScaling(seed: 1).Apply(Shape.Scalar);
        Assert.True(scalar.isfinite().item<bool>());
    }

    [Fact]
    public void Bad_options_are_named()
    {
        Assert.Contains("scale=0", Assert.Throws<ArgumentOutOfRangeException>(() => new VarianceScaling(scale: 0)).Message);
        Assert.Contains("mode='fan'", Assert.Throws<ArgumentException>(() => new VarianceScaling(mode: "fan")).Message);
        Assert.Contains("uniform", Assert.Throws<ArgumentException>(() => new VarianceScaling(distribution: "poisson")).Message);
        Assert.Contains(
            "axis 5", Assert.Throws<ArgumentException>(() => new VarianceScaling(inputAxes: [5], outputAxes: [0]).Apply((2, 3))).Message);
    }
}

using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class HardSiluTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new HardSilu().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(
            y.Zip(new double[] { -0.3333333, -0.1733333, 0, 0.2266667, 1.666667 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("hard_silu")]
    [InlineData("hard_swish")]
    [InlineData("HardSilu")]
    public void StandsUnderItsNames(string name) => Assert.IsType<HardSilu>((ActivationFunction)name);
}

using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class HardSigmoidTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new HardSigmoid().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(
            y.Zip(new double[] { 0.1666667, 0.4333333, 0.5, 0.5666667, 0.8333333 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("hard_sigmoid")]
    [InlineData("HardSigmoid")]
    public void StandsUnderItsNames(string name) => Assert.IsType<HardSigmoid>((ActivationFunction)name);
}

using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class LinearTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Linear().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(y.Zip(new double[] { -2, -0.4, 0, 0.4, 2 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("Linear")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Linear>((ActivationFunction)name);
}

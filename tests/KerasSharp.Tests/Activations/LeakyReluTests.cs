using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class LeakyReluTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new LeakyRelu(0.1).Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(y.Zip(new double[] { -0.2, -0.04, 0, 0.4, 2 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("leaky_relu")]
    [InlineData("LeakyRelu")]
    public void StandsUnderItsNames(string name) => Assert.IsType<LeakyRelu>((ActivationFunction)name);
}

using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class ReluTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Relu(negativeSlope: 0.1, maxValue: 1.5, threshold: 0.1).Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 }))
            .data<double>().ToArray();
        Assert.All(y.Zip(new double[] { -0.21, -0.05, -0.01, 0.4, 1.5 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("relu")]
    [InlineData("Relu")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Relu>((ActivationFunction)name);
}

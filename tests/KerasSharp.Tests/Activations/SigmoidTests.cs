using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SigmoidTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Sigmoid().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(
            y.Zip(new double[] { 0.1192029, 0.4013123, 0.5, 0.5986877, 0.8807971 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("sigmoid")]
    [InlineData("Sigmoid")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Sigmoid>((ActivationFunction)name);
}

using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class ExponentialTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Exponential().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(y.Zip(new double[] { 0.1353353, 0.67032, 1, 1.491825, 7.389056 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("exponential")]
    [InlineData("Exponential")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Exponential>((ActivationFunction)name);
}

using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SquareplusTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Squareplus(1).Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(
            y.Zip(new double[] { 0.118034, 0.3385165, 0.5, 0.7385165, 2.118034 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("squareplus")]
    [InlineData("Squareplus")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Squareplus>((ActivationFunction)name);
}

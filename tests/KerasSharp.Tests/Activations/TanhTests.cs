using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class TanhTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Tanh().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(
            y.Zip(new double[] { -0.9640276, -0.379949, 0, 0.379949, 0.9640276 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("tanh")]
    [InlineData("Tanh")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Tanh>((ActivationFunction)name);
}

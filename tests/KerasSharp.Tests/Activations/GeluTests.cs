using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class GeluTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Gelu().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(
            y.Zip(new double[] { -0.04550026, -0.1378313, 0, 0.2621687, 1.9545 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("gelu")]
    [InlineData("Gelu")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Gelu>((ActivationFunction)name);

    [Fact]
    public void ApproximationIsNear()
    {
        using var scope = NewDisposeScope();
        var x = linspace(-4, 4, 50);
        var difference = new Gelu(approximate: true).Apply(x) - new Gelu().Apply(x);
        Assert.InRange(difference.abs().max().item<float>(), 1e-6f, 1e-3f);
    }
}

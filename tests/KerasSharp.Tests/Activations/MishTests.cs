using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class MishTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Mish().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(
            y.Zip(new double[] { -0.2525015, -0.1889165, 0, 0.2890305, 1.943959 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("mish")]
    [InlineData("Mish")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Mish>((ActivationFunction)name);
}

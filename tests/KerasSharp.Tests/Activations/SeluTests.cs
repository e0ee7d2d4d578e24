using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SeluTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Selu().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(
            y.Zip(new double[] { -1.520166, -0.5796101, 0, 0.4202804, 2.101402 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("selu")]
    [InlineData("Selu")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Selu>((ActivationFunction)name);
}

using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class CeluTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Celu(0.5).Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(y.Zip(new double[] { -0.4908422, -0.2753355, 0, 0.4, 2 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("celu")]
    [InlineData("Celu")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Celu>((ActivationFunction)name);
}

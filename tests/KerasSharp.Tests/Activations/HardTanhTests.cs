using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class HardTanhTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new HardTanh().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(y.Zip(new double[] { -1, -0.4, 0, 0.4, 1 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("hard_tanh")]
    [InlineData("HardTanh")]
    public void StandsUnderItsNames(string name) => Assert.IsType<HardTanh>((ActivationFunction)name);
}

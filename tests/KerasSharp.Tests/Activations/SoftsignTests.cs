using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SoftsignTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Softsign().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(
            y.Zip(new double[] { -0.6666667, -0.2857143, 0, 0.2857143, 0.6666667 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("softsign")]
    [InlineData("Softsign")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Softsign>((ActivationFunction)name);
}

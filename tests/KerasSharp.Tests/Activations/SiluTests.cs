using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SiluTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Silu().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(
            y.Zip(new double[] { -0.2384058, -0.1605249, 0, 0.2394751, 1.761594 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("silu")]
    [InlineData("swish")]
    [InlineData("Silu")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Silu>((ActivationFunction)name);
}

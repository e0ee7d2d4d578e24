using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class EluTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Elu(0.5).Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(y.Zip(new double[] { -0.4323324, -0.16484, 0, 0.4, 2 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("elu")]
    [InlineData("Elu")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Elu>((ActivationFunction)name);
}

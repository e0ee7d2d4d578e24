using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SparsePlusTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new SparsePlus().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(y.Zip(new double[] { 0, 0.09, 0.25, 0.49, 2 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("sparse_plus")]
    [InlineData("SparsePlus")]
    public void StandsUnderItsNames(string name) => Assert.IsType<SparsePlus>((ActivationFunction)name);
}

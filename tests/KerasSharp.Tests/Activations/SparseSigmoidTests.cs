using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SparseSigmoidTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new SparseSigmoid().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(y.Zip(new double[] { 0, 0.3, 0.5, 0.7, 1 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("sparse_sigmoid")]
    [InlineData("SparseSigmoid")]
    public void StandsUnderItsNames(string name) => Assert.IsType<SparseSigmoid>((ActivationFunction)name);
}

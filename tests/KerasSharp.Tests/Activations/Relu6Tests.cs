using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class Relu6Tests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new Relu6().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(y.Zip(new double[] { 0, 0, 0, 0.4, 2 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("relu6")]
    [InlineData("Relu6")]
    public void StandsUnderItsNames(string name) => Assert.IsType<Relu6>((ActivationFunction)name);
}

using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class TanhShrinkTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new TanhShrink().Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(
            y.Zip(new double[] { -1.035972, -0.02005104, 0, 0.02005104, 1.035972 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("tanh_shrink")]
    [InlineData("TanhShrink")]
    public void StandsUnderItsNames(string name) => Assert.IsType<TanhShrink>((ActivationFunction)name);
}

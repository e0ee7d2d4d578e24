using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SoftShrinkTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        var y = new SoftShrink(0.3).Apply(tensor(new double[] { -2, -0.4, 0, 0.4, 2 })).data<double>().ToArray();
        Assert.All(y.Zip(new double[] { -1.7, -0.1, 0, 0.1, 1.7 }), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
    }

    [Theory]
    [InlineData("soft_shrink")]
    [InlineData("SoftShrink")]
    public void StandsUnderItsNames(string name) => Assert.IsType<SoftShrink>((ActivationFunction)name);

    [Fact]
    public void NegativeThresholdIsRefused() =>
        Rejects.With<ArgumentOutOfRangeException>("threshold=-1", () => new SoftShrink(-1));
}

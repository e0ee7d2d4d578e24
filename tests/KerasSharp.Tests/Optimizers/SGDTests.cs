using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class SGDTests
{
    [Theory]
    [InlineData(0, false, new[] { 0.9f, 0.8f })]
    [InlineData(0.5, false, new[] { 0.9f, 0.75f })]
    [InlineData(0.5, true, new[] { 0.85f, 0.675f })]
    public void Steps(double momentum, bool nesterov, float[] expected)
    {
        using var scope = NewDisposeScope();
        using var optimizer = new SGD(0.1, momentum, nesterov);
        var weight = Of("w", 1);
        optimizer.Build([weight]);
        foreach (var value in expected)
        {
            optimizer.Apply([Gradient(1)]);
            Assert.Equal(value, weight.Values()[0], 1e-6f);
        }
    }

    [Fact]
    public void Momentum_outside_0_to_1_is_refused()
    {
        Assert.Contains("momentum=1.5", Assert.Throws<ArgumentOutOfRangeException>(() => new SGD(momentum: 1.5)).Message);
        Assert.Contains("momentum=-1", Assert.Throws<ArgumentOutOfRangeException>(() => new SGD(momentum: -1)).Message);
    }
}

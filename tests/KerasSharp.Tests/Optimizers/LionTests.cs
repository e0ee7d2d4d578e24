using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class LionTests
{
    [Fact]
    public void Steps_are_of_one_size()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Lion(0.5);
        var weight = Of("w", 1, 1, 1);
        optimizer.Build([weight]);
        optimizer.Apply([Gradient(1e-3f, -100, 0)]);
        Assert.Equal([0.5f, 1.5f, 1f], weight.Values());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    public void Beta1_outside_its_range_is_refused(double beta1) =>
        Assert.Contains($"beta1={beta1}", Assert.Throws<ArgumentOutOfRangeException>(() => new Lion(beta1: beta1)).Message);
}

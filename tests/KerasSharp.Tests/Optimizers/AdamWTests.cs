using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class AdamWTests
{
    [Fact]
    public void Is_Adam_with_a_decay_of_4_per_mille()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new AdamW(0.5);
        Assert.Equal(0.004, optimizer.WeightDecay);
        var weight = Of("w", 100);
        optimizer.Build([weight]);
        optimizer.Apply([Gradient(0)]);
        Assert.Equal(99.8f, weight.Values()[0], 1e-4f);
    }
}

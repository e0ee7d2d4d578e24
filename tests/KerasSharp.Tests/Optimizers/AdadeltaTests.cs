using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class AdadeltaTests
{
    [Fact]
    public void Steps()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Adadelta(1, rho: 0.5, epsilon: 1);
        var weight = new Variable(tensor([0.0]), "w");
        optimizer.Build([weight]);
        // 1 / sqrt(0.5 + 1), then sqrt(0.5 · 2/3 + 1) / sqrt(0.75 + 1)
        foreach (var expected in new[] { -0.8164965809277261, -1.6893681418716957 })
        {
            optimizer.Apply([tensor([1.0])]);
            Assert.Equal(expected, weight.Value.item<double>(), 1e-6);
        }
    }
}

using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class AdagradTests
{
    [Fact]
    public void Steps()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Adagrad(1, initialAccumulatorValue: 2, epsilon: 1);
        var weight = new Variable(tensor([0.0]), "w");
        optimizer.Build([weight]);
        // 1 / sqrt(2 + 1 + 1), then 1 / sqrt(2 + 1 + 1 + 1)
        foreach (var expected in new[] { -0.5, -0.9472135954999579 })
        {
            optimizer.Apply([tensor([1.0])]);
            Assert.Equal(expected, weight.Value.item<double>(), 1e-6);
        }
    }
}

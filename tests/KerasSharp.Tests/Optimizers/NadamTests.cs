using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class NadamTests
{
    [Fact]
    public void Steps()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Nadam(1, epsilon: 0);
        var weight = new Variable(tensor([0.0]), "w");
        optimizer.Build([weight]);
        // The mean of the gradients 0.1 and the gradient 1, each over its correction.
        foreach (var expected in new[] { -1.0627878033087703 })
        {
            optimizer.Apply([tensor([1.0])]);
            Assert.Equal(expected, weight.Value.item<double>(), 1e-5);
        }
    }
}

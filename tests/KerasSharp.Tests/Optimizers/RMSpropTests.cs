using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Optimizers;

public sealed class RMSpropTests
{
    [Fact]
    public void Epsilon_stands_inside_the_root()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new RMSprop(1, rho: 0.75, epsilon: 3.75);
        var weight = new Variable(tensor([0.0]), "w");
        optimizer.Build([weight]);
        optimizer.Apply([tensor([1.0])]);
        // 1 / sqrt(0.25 · 1² + 3.75)
        Assert.Equal(-0.5, weight.Value.item<double>(), 1e-9);
    }

    [Fact]
    public void Centered_divides_by_the_deviation()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new RMSprop(1, rho: 0.5, epsilon: 0, centered: true);
        var weight = new Variable(tensor([0.0]), "w");
        optimizer.Build([weight]);
        optimizer.Apply([tensor([1.0])]);
        // 1 / sqrt(0.5 − 0.5²)
        Assert.Equal(-2, weight.Value.item<double>(), 1e-9);
    }
}

using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class AdamaxTests
{
    [Fact]
    public void Steps() =>
        // The mean over its correction is the gradient, and so is the largest gradient.
        Go(new Adamax(0.5, epsilon: 0), 1e-6, -0.5, -1.0);

    [Fact]
    public void The_largest_gradient_is_forgotten_slowly()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Adamax(beta2: 0.5);
        var weight = Of("w", 1);
        optimizer.Build([weight]);
        optimizer.Apply([Gradient(-8)]);
        optimizer.Apply([Gradient(1)]);
        Assert.Equal([4f], optimizer.Variables.Single(variable => variable.Name == "w_norm").Values());
    }
}

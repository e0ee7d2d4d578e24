using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class AdamTests
{
    [Fact]
    public void The_first_step_is_the_learning_rate_whatever_the_gradient()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Adam(0.5);
        var weight = Of("w", 1, 1, 1);
        optimizer.Build([weight]);
        optimizer.Apply([Gradient(10, -0.01f, 0)]);
        Assert.Equal([0.5f, 1.5f, 1f], weight.Values().Select(value => MathF.Round(value, 3)));
    }

    [Fact]
    public void Epsilon_is_added_before_the_bias_correction() =>
        // m = 0.1, v = 0.001, step size sqrt(0.001) / 0.1: 0.1 · 0.31623 / (0.031623 + 1).
        Go(new Adam(1, epsilon: 1), 1e-6, -0.0306534);

    [Fact]
    public void Amsgrad_keeps_the_largest_divisor()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Adam(amsgrad: true);
        var weight = Of("w", 1);
        optimizer.Build([weight]);
        optimizer.Apply([Gradient(10)]);
        var largest = optimizer.Variables.Single(variable => variable.Name == "w_velocity_hat").Values()[0];
        optimizer.Apply([Gradient(0)]);
        Assert.Equal(largest, optimizer.Variables.Single(variable => variable.Name == "w_velocity_hat").Values()[0]);
        Assert.True(optimizer.Variables.Single(variable => variable.Name == "w_velocity").Values()[0] < largest);
    }
}

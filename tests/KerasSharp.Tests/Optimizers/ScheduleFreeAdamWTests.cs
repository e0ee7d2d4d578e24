using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class ScheduleFreeAdamWTests
{
    [Fact]
    public void The_first_steps_warm_up()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new ScheduleFreeAdamW(0.5, warmupSteps: 5);
        var weight = Of("w", 1);
        optimizer.Build([weight]);
        Assert.Equal([1f], optimizer.Variables.Single(variable => variable.Name == "w_momentum").Values());
        optimizer.Apply([Gradient(10)]);
        Assert.Equal(0.9f, weight.Values()[0], 1e-5f);
    }

    [Fact]
    public void Negative_warm_up_is_refused() =>
        Assert.Contains("warmupSteps=-1", Assert.Throws<ArgumentOutOfRangeException>(() => new ScheduleFreeAdamW(warmupSteps: -1)).Message);
}

using KerasSharp.Optimizers.Schedules;

namespace KerasSharp.Tests.Optimizers.Schedules;

public sealed class CosineDecayTests
{
    [Fact]
    public void Warms_up_and_falls()
    {
        var schedule = new CosineDecay(0, decaySteps: 10, alpha: 0.1, warmupTarget: 1, warmupSteps: 4);
        Assert.Equal(0.5, schedule.Apply(2), 1e-6);
        Assert.Equal(1, schedule.Apply(4), 1e-6);
        Assert.Equal(0.55, schedule.Apply(9), 1e-6);
        Assert.Equal(0.1, schedule.Apply(14), 1e-6);
        Assert.Equal(0.1, schedule.Apply(1000), 1e-6);
    }

    [Fact]
    public void Steps_below_1_are_refused() =>
        Assert.Contains(
            "`decaySteps` must be > 0. Received: decaySteps=0", Assert.Throws<ArgumentOutOfRangeException>(
            () => new CosineDecay(0.1, 0)).Message);
}

using KerasSharp.Optimizers.Schedules;

namespace KerasSharp.Tests.Optimizers.Schedules;

public sealed class CosineDecayRestartsTests
{
    [Fact]
    public void Starts_again_after_longer_and_longer_periods()
    {
        var schedule = new CosineDecayRestarts(1, firstDecaySteps: 10, tMul: 2, mMul: 0.5);
        Assert.Equal(1, schedule.Apply(0), 1e-6);
        Assert.Equal(0.5, schedule.Apply(5), 1e-6);
        Assert.Equal(0.5, schedule.Apply(10), 1e-6);
        Assert.Equal(0.25, schedule.Apply(20), 1e-6);
        Assert.Equal(0.5, new CosineDecayRestarts(1, 10, tMul: 1).Apply(15), 1e-6);
    }

    [Fact]
    public void Steps_below_1_are_refused() =>
        Assert.Contains(
            "`firstDecaySteps` must be > 0. Received: firstDecaySteps=0", Assert.Throws<ArgumentOutOfRangeException>(
            () => new CosineDecayRestarts(0.1, 0)).Message);
}

using KerasSharp.Optimizers.Schedules;

namespace KerasSharp.Tests.Optimizers.Schedules;

public sealed class ExponentialDecayTests
{
    [Fact]
    public void Halves_every_ten_steps()
    {
        var schedule = new ExponentialDecay(0.8, decaySteps: 10, decayRate: 0.5);
        Assert.Equal(0.8, schedule.Apply(0), 1e-7);
        Assert.Equal(0.8 * Math.Sqrt(0.5), schedule.Apply(5), 1e-7);
        Assert.Equal(0.4, schedule.Apply(10), 1e-7);
        Assert.Equal(0.8, new ExponentialDecay(0.8, 10, 0.5, staircase: true).Apply(9), 1e-7);
    }

    [Fact]
    public void Steps_below_1_are_refused() =>
        Assert.Contains(
            "`decaySteps` must be > 0. Received: decaySteps=0", Assert.Throws<ArgumentOutOfRangeException>(
            () => new ExponentialDecay(0.1, 0, 0.5)).Message);
}

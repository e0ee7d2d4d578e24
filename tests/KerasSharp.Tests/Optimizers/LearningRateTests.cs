using KerasSharp.Optimizers;
using KerasSharp.Optimizers.Schedules;

namespace KerasSharp.Tests.Optimizers;

public sealed class LearningRateTests
{
    [Fact]
    public void Is_kept_as_float32()
    {
        LearningRate rate = 0.01;
        Assert.Equal(0.009999999776482582, rate.Value);
        Assert.Equal(0.009999999776482582, (double)rate);
        Assert.Null(rate.Schedule);
    }

    [Fact]
    public void Takes_a_schedule()
    {
        var schedule = new ExponentialDecay(0.1, decaySteps: 10, decayRate: 0.5);
        LearningRate rate = schedule;
        Assert.Same(schedule, rate.Schedule);
        Assert.Equal((double)0.1f, rate.Value);
        Assert.Equal(0.05, new LearningRate(schedule, step: 10).Value, 1e-7);
    }

    [Fact]
    public void Refuses_no_schedule() => Assert.Throws<ArgumentNullException>(() => new LearningRate((LearningRateSchedule)null!));
}

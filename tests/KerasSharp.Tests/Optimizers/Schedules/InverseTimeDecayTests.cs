using KerasSharp.Optimizers.Schedules;

namespace KerasSharp.Tests.Optimizers.Schedules;

public sealed class InverseTimeDecayTests
{
    [Fact]
    public void Divides_by_a_growing_number()
    {
        Assert.Equal(0.5, new InverseTimeDecay(1, decaySteps: 10, decayRate: 2).Apply(5), 1e-7);
        Assert.Equal(1, new InverseTimeDecay(1, decaySteps: 10, decayRate: 2, staircase: true).Apply(9), 1e-7);
    }

    [Fact]
    public void Steps_below_1_are_refused() =>
        Assert.Contains(
            "`decaySteps` must be > 0. Received: decaySteps=0", Assert.Throws<ArgumentOutOfRangeException>(
            () => new InverseTimeDecay(0.1, 0, 0.5)).Message);
}

using KerasSharp.Optimizers.Schedules;

namespace KerasSharp.Tests.Optimizers.Schedules;

public sealed class PolynomialDecayTests
{
    [Fact]
    public void Goes_to_the_end_and_stays_or_starts_again()
    {
        var line = new PolynomialDecay(1, decaySteps: 10, endLearningRate: 0);
        Assert.Equal(0.75, line.Apply(2) - 0.05, 1e-6);
        Assert.Equal(0, line.Apply(15), 1e-7);
        Assert.Equal(0.25, new PolynomialDecay(1, 10, 0, cycle: true).Apply(15), 1e-6);
        Assert.Equal(0.25, new PolynomialDecay(1, 10, 0, power: 2).Apply(5), 1e-6);
    }

    [Fact]
    public void Steps_below_1_are_refused() =>
        Assert.Contains(
            "`decaySteps` must be > 0. Received: decaySteps=0", Assert.Throws<ArgumentOutOfRangeException>(
            () => new PolynomialDecay(0.1, 0)).Message);
}

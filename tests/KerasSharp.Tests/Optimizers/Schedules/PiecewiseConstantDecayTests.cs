using KerasSharp.Optimizers.Schedules;

namespace KerasSharp.Tests.Optimizers.Schedules;

public sealed class PiecewiseConstantDecayTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 0.5)]
    [InlineData(10, 0.5)]
    [InlineData(11, 0.25)]
    public void A_boundary_belongs_to_the_piece_before(long step, double expected) =>
        Assert.Equal(expected, new PiecewiseConstantDecay([3, 10], [1, 0.5, 0.25]).Apply(step));

    [Fact]
    public void Boundaries_that_do_not_fit_are_refused()
    {
        Assert.Contains(
            "boundaries=[1, 2] of length 2, and values=[1, 2] of length 2", Assert.Throws<ArgumentException>(
            () => new PiecewiseConstantDecay([1, 2], [1, 2])).Message);
        Assert.Contains("increase", Assert.Throws<ArgumentException>(() => new PiecewiseConstantDecay([2, 2], [1, 2, 3])).Message);
        Assert.Throws<ArgumentException>(() => new PiecewiseConstantDecay([], [1]));
    }
}

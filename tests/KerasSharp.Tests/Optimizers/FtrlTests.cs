using KerasSharp.Optimizers;
using static KerasSharp.Tests.Optimizers.Weights;

namespace KerasSharp.Tests.Optimizers;

public sealed class FtrlTests
{
    [Fact]
    public void A_penalty_on_absolute_values_keeps_small_weights_at_0()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new Ftrl(1, initialAccumulatorValue: 0, l1RegularizationStrength: 0.5);
        var weight = Of("w", 0, 0);
        optimizer.Build([weight]);
        optimizer.Apply([Gradient(0.25f, 2)]);
        // linear = g; below 0.5 all of it is clipped away, above it (0.5 − 2) / (sqrt(4) / 1) stays.
        Assert.Equal([0f, -0.75f], weight.Values());
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Refused("learningRatePower=0.5", () => new Ftrl(learningRatePower: 0.5));
        Refused("initialAccumulatorValue=-1", () => new Ftrl(initialAccumulatorValue: -1));
        Refused("l1RegularizationStrength=-1", () => new Ftrl(l1RegularizationStrength: -1));
        Refused("l2RegularizationStrength=-1", () => new Ftrl(l2RegularizationStrength: -1));
        Refused("l2ShrinkageRegularizationStrength=-1", () => new Ftrl(l2ShrinkageRegularizationStrength: -1));

        static void Refused(string text, Func<Ftrl> make) =>
            Assert.Contains(text, Assert.Throws<ArgumentOutOfRangeException>(make).Message);
    }
}

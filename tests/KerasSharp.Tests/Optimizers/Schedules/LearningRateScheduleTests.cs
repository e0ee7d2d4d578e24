using KerasSharp.Optimizers;
using KerasSharp.Optimizers.Schedules;

namespace KerasSharp.Tests.Optimizers.Schedules;

public sealed class LearningRateScheduleTests
{
    [Fact]
    public void A_user_can_write_one()
    {
        using var scope = NewDisposeScope();
        using var optimizer = new SGD(new Halving());
        var weight = new Variable(zeros(1), "w");
        optimizer.Build([weight]);
        for (var i = 0; i < 3; i++)
            optimizer.Apply([ones(1)]);
        Assert.Equal(-1.75f, weight.Value.item<float>());
        Assert.Equal(0.125, optimizer.LearningRate.Value);
    }

    private sealed class Halving : LearningRateSchedule
    {
        public override double Apply(long step) => Math.Pow(0.5, step);
    }
}

using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class SumTests
{
    [Fact]
    public void Values_are_added_by_weight()
    {
        using var scope = NewDisposeScope();
        using var sum = new Sum();
        sum.UpdateState(tensor(new float[,] { { 1, 2 }, { 3, 4 } }));
        sum.UpdateState(tensor(new float[,] { { 1, 2 }, { 3, 4 } }), tensor([10f, 100]));
        Assert.Equal(10 + 30 + 700, sum.Result().item<float>());
    }

    [Fact]
    public void The_result_does_not_change_with_later_values()
    {
        using var scope = NewDisposeScope();
        using var sum = new Sum();
        sum.UpdateState(ones(2));
        var before = sum.Result();
        sum.UpdateState(ones(2));
        Assert.Equal(2, before.item<float>());
    }

    [Fact]
    public void Truth_and_predictions_are_refused()
    {
        using var scope = NewDisposeScope();
        using Metric sum = new Sum();
        Assert.Throws<NotSupportedException>(() => sum.UpdateState(ones(1), ones(1)));
    }
}

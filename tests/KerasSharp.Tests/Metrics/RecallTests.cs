using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class RecallTests
{
    [Fact]
    public void It_is_the_part_of_the_true_yes_that_is_found() => Measure.Gives(
        2f / 3, new Recall(), metric => metric.UpdateState(tensor([1f, 1f, 1f, 0f, 0f]), tensor([0.9f, 0.6f, 0.3f, 0.6f, 0.3f])));

    [Fact]
    public void Without_a_true_yes_it_is_0() =>
        Measure.Gives(0f, new Recall(), metric => metric.UpdateState(tensor([0f, 0f]), tensor([0.9f, 0.2f])));

    [Fact]
    public void Evenly_spaced_thresholds_count_as_any_others()
    {
        using var scope = NewDisposeScope();
        using var even = new Recall([0, 0.5, 1]);
        using var uneven = new Recall([0, 0.5, 0.99]);
        var (yTrue, yPred) = (tensor([1f, 1, 1, 0]), tensor([0f, 0.5f, 0.7f, 0.2f]));
        even.UpdateState(yTrue, yPred, tensor([1f, 2, 3, 4]));
        uneven.UpdateState(yTrue, yPred, tensor([1f, 2, 3, 4]));
        Assert.Equal(uneven.Result().data<float>().ToArray(), even.Result().data<float>().ToArray());
        Assert.Equal([5f / 6, 0.5f, 0], even.Result().data<float>().ToArray());
    }
}

using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class MeanTests
{
    [Fact]
    public void It_is_0_before_the_first_value()
    {
        using var scope = NewDisposeScope();
        using var mean = new Mean();
        Assert.Equal(0, mean.Result().item<float>());
    }

    [Fact]
    public void Weights_count()
    {
        using var scope = NewDisposeScope();
        using var mean = new Mean();
        mean.UpdateState(tensor([1f, 3]), tensor([3f, 1]));
        mean.UpdateState(tensor([5f]));
        Assert.Equal(11f / 5, mean.Result().item<float>(), 1e-6f);
    }

    [Fact]
    public void A_value_with_the_weight_of_its_batch_is_a_running_mean()
    {
        using var scope = NewDisposeScope();
        using var mean = new Mean();
        mean.UpdateState(tensor(2f), 32);
        mean.UpdateState(tensor(5f), 16);
        Assert.Equal(3, mean.Result().item<float>());
        Assert.Equal([144f, 48f], mean.Variables.Select(variable => (float)variable.Value));
    }

    [Fact]
    public void The_value_of_a_sample_is_the_mean_over_its_other_axes()
    {
        using var scope = NewDisposeScope();
        using var mean = new Mean();
        mean.UpdateState(ones(2, 5, 3));
        mean.UpdateState(zeros(2, 3));
        Assert.Equal(0.5f, mean.Result().item<float>());
        Assert.Equal(4, (float)mean.Variables[1].Value);
    }

    [Fact]
    public void An_empty_batch_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var mean = new Mean();
        mean.UpdateState(tensor([4f]));
        mean.UpdateState(zeros(0));
        mean.UpdateState(zeros(0, 3));
        Assert.Equal(4, mean.Result().item<float>());
    }

    [Fact]
    public void What_is_counted_on_the_host_is_in_the_state_when_someone_looks()
    {
        using var scope = NewDisposeScope();
        using var mean = new Mean();
        mean.UpdateState(tensor([4f, 6]));
        Assert.Equal(2, (float)mean.Variables[1].Value);
        mean.UpdateState(tensor([8f]));
        mean.ResetState();
        Assert.Equal(0, (float)mean.Variables[1].Value);
        mean.UpdateState(tensor([7f]));
        Assert.Equal(7, mean.Result().item<float>());
    }

    [Fact]
    public void Truth_and_predictions_are_refused()
    {
        using var scope = NewDisposeScope();
        using Metric mean = new Mean();
        Assert.Contains("MeanMetricWrapper", Assert.Throws<NotSupportedException>(() => mean.UpdateState(ones(1), ones(1))).Message);
    }

    [Fact]
    public void Weights_that_do_not_fit_are_named_and_change_nothing()
    {
        using var scope = NewDisposeScope();
        using var mean = new Mean();
        var error = Assert.Throws<ArgumentException>(() => mean.UpdateState(ones(4), ones(3)));
        Assert.Contains("(3,)", error.Message);
        Assert.Equal(0, (float)mean.Variables[0].Value);
    }

    [Fact]
    public void Updates_leave_no_tensor_behind()
    {
        using var values = ones(3);
        using var mean = new Mean();
        LiveTensors.AssertSteady(() =>
        {
            mean.UpdateState(values);
            mean.UpdateState(values, values);
            mean.UpdateState(values, 2);
            mean.Result().Dispose();
        });
    }
}

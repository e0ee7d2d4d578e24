using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class SparseCategoricalCrossentropyTests
{
    [Fact]
    public void Ignored_samples_count_with_0_and_not_at_all_with_weights()
    {
        using var scope = NewDisposeScope();
        using var metric = new SparseCategoricalCrossentropy(ignoreClass: -1);
        var yPred = full([2, 2], 0.5f);
        metric.UpdateState(tensor([0L, -1]), yPred);
        Assert.Equal((float)Math.Log(2) / 2, metric.Result().item<float>(), 1e-6f);
        metric.ResetState();
        metric.UpdateState(tensor([0L, -1]), yPred, ones(2));
        Assert.Equal((float)Math.Log(2), metric.Result().item<float>(), 1e-6f);
    }

    [Fact]
    public void A_label_that_names_no_class_is_refused()
    {
        using var scope = NewDisposeScope();
        using var metric = new SparseCategoricalCrossentropy();
        Assert.Contains(
            "from 0 to 2", Assert.Throws<ArgumentException>(() => metric.UpdateState(tensor([0L, 2]), full([2, 2], 0.5f))).Message);
    }
}

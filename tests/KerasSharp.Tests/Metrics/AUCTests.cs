using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class AUCTests
{
    [Fact]
    public void It_is_the_area_under_the_ROC_curve() => Measure.Gives(
        0.75f, new AUC(numThresholds: 3), metric => metric.UpdateState(tensor([0f, 0f, 1f, 1f]), tensor([0f, 0.5f, 0.3f, 0.9f])));

    [Fact]
    public void A_perfect_order_is_1_and_the_reverse_0()
    {
        using var scope = NewDisposeScope();
        using var metric = new AUC();
        metric.UpdateState(tensor([0f, 0f, 1f, 1f]), tensor([0.1f, 0.2f, 0.8f, 0.9f]));
        Assert.Equal(1f, metric.Result().item<float>(), 1e-5f);
        metric.ResetState();
        metric.UpdateState(tensor([1f, 1f, 0f, 0f]), tensor([0.1f, 0.2f, 0.8f, 0.9f]));
        Assert.Equal(0, metric.Result().item<float>(), 1e-5f);
    }

    [Fact]
    public void Labels_have_curves_of_their_own_and_weights()
    {
        using var scope = NewDisposeScope();
        using var metric = new AUC(multiLabel: true, labelWeights: new[] { 1.0, 3.0 });
        Assert.Throws<InvalidOperationException>(metric.Result);
        metric.UpdateState(tensor(new float[,] { { 0, 1 }, { 1, 0 } }), tensor(new float[,] { { 0.1f, 0.2f }, { 0.9f, 0.8f } }));
        Assert.Equal(0.25f, metric.Result().item<float>(), 1e-5f);
    }

    [Fact]
    public void Logits_are_made_probabilities()
    {
        using var scope = NewDisposeScope();
        using var metric = new AUC(fromLogits: true, curve: "PR");
        using var plain = new AUC(curve: "PR");
        var (yTrue, logits) = (tensor([0f, 1, 0, 1]), tensor([-2f, 0.5f, 0.7f, 3]));
        metric.UpdateState(yTrue, logits);
        plain.UpdateState(yTrue, logits.sigmoid());
        Assert.Equal(plain.Result().item<float>(), metric.Result().item<float>());
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("PRGAIN", Assert.Throws<ArgumentException>(() => new AUC(curve: "ROCK")).Message);
        Assert.Contains("majoring", Assert.Throws<ArgumentException>(() => new AUC(summationMethod: "none")).Message);
        Assert.Equal("numThresholds", Assert.Throws<ArgumentOutOfRangeException>(() => new AUC(numThresholds: 1)).ParamName);
        Assert.Equal("thresholds", Assert.Throws<ArgumentOutOfRangeException>(() => new AUC(thresholds: [0.5, 2])).ParamName);
        Assert.Equal("numLabels", Assert.Throws<ArgumentException>(() => new AUC(numLabels: 2)).ParamName);
    }
}

using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class TopKCategoricalAccuracyTests
{
    [Fact]
    public void The_true_class_may_be_any_of_the_k_largest() => Measure.Gives(
        0.5f, new TopKCategoricalAccuracy(k: 2), metric => metric.UpdateState(
        tensor(new float[,] { { 0, 0, 1 }, { 1, 0, 0 } }), tensor(new float[,] { { 0.1f, 0.6f, 0.3f }, { 0.1f, 0.3f, 0.6f } })));

    [Fact]
    public void Fewer_classes_than_k_are_refused()
    {
        using var scope = NewDisposeScope();
        using var metric = new TopKCategoricalAccuracy();
        Assert.Contains("k=5", Assert.Throws<ArgumentException>(() => metric.UpdateState(zeros(2, 3), zeros(2, 3))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TopKCategoricalAccuracy(k: 0));
    }
}

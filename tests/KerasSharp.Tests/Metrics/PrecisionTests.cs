using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class PrecisionTests
{
    [Fact]
    public void It_is_the_part_of_yes_that_is_right() => Measure.Gives(
        2f / 3, new Precision(), metric => metric.UpdateState(tensor([1f, 1f, 1f, 0f, 0f]), tensor([0.9f, 0.6f, 0.3f, 0.6f, 0.3f])));

    [Fact]
    public void Without_a_yes_it_is_0() =>
        Measure.Gives(0f, new Precision(), metric => metric.UpdateState(tensor([1f, 0f]), tensor([0.1f, 0.2f])));

    [Fact]
    public void Only_the_k_largest_can_be_a_yes() => Measure.Gives(0.5f, new Precision(topK: 2), metric => metric.UpdateState(
        tensor(new float[,] { { 0, 0, 1, 1 } }), tensor(new float[,] { { 0.1f, 0.2f, 0.05f, 0.15f } })));

    [Fact]
    public void One_class_alone_can_count() => Measure.Gives(0.5f, new Precision(classId: 1), metric => metric.UpdateState(
        tensor(new float[,] { { 0, 1 }, { 1, 0 } }), tensor(new float[,] { { 0.9f, 0.8f }, { 0.1f, 0.7f } })));

    [Fact]
    public void A_class_that_is_not_there_is_refused()
    {
        using var scope = NewDisposeScope();
        using var metric = new Precision(classId: 2);
        Assert.Contains("classId=2", Assert.Throws<ArgumentException>(() => metric.UpdateState(zeros(2, 2), zeros(2, 2))).Message);
        using var top = new Precision(topK: 3);
        Assert.Contains("topK=3", Assert.Throws<ArgumentException>(() => top.UpdateState(zeros(2, 2), zeros(2, 2))).Message);
    }
}

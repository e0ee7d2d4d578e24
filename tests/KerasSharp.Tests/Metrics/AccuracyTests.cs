using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class AccuracyTests
{
    [Fact]
    public void Equal_elements_are_right() => Measure.Gives(0.75f, new Accuracy(), metric => metric.UpdateState(
        tensor(new float[,] { { 1, 2 }, { 3, 4 } }), tensor(new float[,] { { 1, 0 }, { 3, 4 } })));

    [Fact]
    public void Weights_count() =>
        Measure.Gives(0.25f, new Accuracy(), metric => metric.UpdateState(tensor([1f, 2f]), tensor([1f, 3f]), tensor([1f, 3f])));
}

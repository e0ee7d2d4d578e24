using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class BinaryCrossentropyTests
{
    [Fact]
    public void Logits_and_probabilities_agree()
    {
        using var scope = NewDisposeScope();
        using var fromLogits = new BinaryCrossentropy(fromLogits: true);
        using var plain = new BinaryCrossentropy();
        var (yTrue, logits) = (tensor(new float[,] { { 0, 1 } }), tensor(new float[,] { { 0.4f, -0.7f } }));
        fromLogits.UpdateState(yTrue, logits);
        plain.UpdateState(yTrue, logits.sigmoid());
        Assert.Equal(plain.Result().item<float>(), fromLogits.Result().item<float>(), 1e-6f);
    }

    [Fact]
    public void Truth_without_the_last_axis_is_aligned() => Measure.Gives(
        0.6931472f, new BinaryCrossentropy(), metric => metric.UpdateState(tensor([1f, 1f]), tensor(new float[,] { { 0.5f }, { 0.5f } })));
}

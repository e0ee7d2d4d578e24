namespace KerasSharp.Tests.Layers;

public sealed class ActivityRegularizationTests
{
    [Fact]
    public void PenaltyIsThatOfARow()
    {
        using var scope = NewDisposeScope();
        using var layer = new ActivityRegularization(l1: 0.5, l2: 0.1);
        LayerOutput.Of(layer, [tensor(new float[] { 1, -2 }).view(2, 1)], [null], training: true);
        Assert.Equal((1.5f + 0.5f) / 2, Assert.Single(layer.Losses).item<float>(), 5);
    }
}

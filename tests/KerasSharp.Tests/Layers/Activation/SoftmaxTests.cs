namespace KerasSharp.Tests.Layers;

public sealed class SoftmaxTests
{
    [Fact]
    public void MaskedValuesGetNothing()
    {
        using var scope = NewDisposeScope();
        using var layer = new Softmax();
        var y = layer.Apply(zeros(2, 3), mask: tensor(new[] { true, true, false, false, false, false }).view(2, 3));
        Assert.Equal([0.5f, 0.5f, 0f, 0f, 0f, 0f], y.view(-1).data<float>().ToArray());
    }

    [Fact]
    public void MaskOfAnotherShapeIsRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new Softmax(name: "s");
        Rejects.With<ArgumentException>("\"s\" must be broadcastable", () => layer.Apply(rand(2, 3), mask: ones(2, 4)));
        using var missing = new Softmax(5);
        Rejects.With<ArgumentException>("axis=5", () => missing.Apply(rand(2, 3)));
    }
}

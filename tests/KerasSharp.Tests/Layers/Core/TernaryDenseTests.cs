namespace KerasSharp.Tests.Layers;

public sealed class TernaryDenseTests
{
    [Fact]
    public void TheKernelCountsAsThreeValuesAndLearnsAsItIs()
    {
        using var scope = NewDisposeScope();
        using var layer = new TernaryDense(1, threshold: 0.5, useBias: false);
        layer.EnsureBuilt((Shape)(null, 3));
        layer.SetWeights([tensor(new[] { 0.7f, -0.2f, -3f }).view(3, 1)]);
        var y = layer.Apply(tensor(new float[] { 1, 10, 100 }).view(1, 3));
        Assert.Equal(-99f, y.item<float>(), 4);
        y.sum().backward();
        Assert.Equal([1f, 10f, 100f], layer.Kernel!.Value.grad!.view(-1).data<float>().ToArray());
    }

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Rejects.With<ArgumentOutOfRangeException>("units=0", () => new TernaryDense(0));
        Rejects.With<ArgumentOutOfRangeException>("threshold=-1", () => new TernaryDense(1, threshold: -1));
    }
}

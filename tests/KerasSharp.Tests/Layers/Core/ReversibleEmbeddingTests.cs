namespace KerasSharp.Tests.Layers;

public sealed class ReversibleEmbeddingTests
{
    [Fact]
    public void TheReversedWayUsesTheSameVectors()
    {
        using var scope = NewDisposeScope();
        using var layer = new ReversibleEmbedding(6, 3, logitSoftCap: 2, maskZero: true);
        var ids = tensor(new long[] { 1, 0, 5 }).view(1, 3);
        var output = LayerOutput.Of(layer, [ids], [null], training: false);
        Assert.Equal([true, false, true], output.Masks[0]!.view(-1).data<bool>().ToArray());
        var logits = layer.ApplyReverse(output.Tensors[0]);
        Assert.Equal([1, 3, 6], logits.shape);
        Assert.True(logits.allclose((output.Tensors[0].matmul(layer.Embeddings!.Value.t()) / 2).tanh() * 2));
        Assert.Equal([null, 3, 6], layer.ApplyReverse(new Input((3, 3))).Shape);
    }

    [Fact]
    public void WrongInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new ReversibleEmbedding(6, 3, name: "words");
        Rejects.With<ArgumentOutOfRangeException>("[0, 6)", () => layer.Apply(tensor(new long[] { 6 })));
        Rejects.With<ArgumentException>("(batch, …, 3)", () => layer.ApplyReverse(rand(2, 4)));
        Rejects.With<ArgumentException>("reverseDType", () => new ReversibleEmbedding(6, 3, reverseDType: ScalarType.Int32));
    }
}

namespace KerasSharp.Tests.Layers;

public sealed class EmbeddingTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("inputDim", () => new Embedding(0, 3));
        Rejects.WithAny<ArgumentOutOfRangeException>("outputDim", () => new Embedding(3, 0));
    }

    [Fact]
    public void IndexOutOfRangeIsNamed()
    {
        using var scope = NewDisposeScope();
        using var layer = new Embedding(5, 2, name: "words");
        layer.Apply(tensor(new long[] { 0, 4 }));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => layer.Apply(tensor(new long[] { 1, 7 })));
        Assert.Contains(
            "\"words\" takes indices in [0, 5) (input_dim=5). Received: indices from 1 to 7", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => layer.Apply(tensor(new long[] { -6 })));
    }

    [Fact]
    public void NegativeIndicesAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new Embedding(5, 2);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => layer.Apply(tensor(new long[] { -1 })));
        Assert.Contains("Received: indices from -1 to -1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FloatsAndSmallIntegersAreIndicesToo()
    {
        using var scope = NewDisposeScope();
        using var layer = new Embedding(5, 2);
        var expected = layer.Apply(tensor(new long[] { 3, 1 }));
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Int32, ScalarType.Byte })
            Assert.True(layer.Apply(tensor(new long[] { 3, 1 }).to_type(type)).eq(expected).all().item<bool>());
    }

    [Fact]
    public void GivenWeightsAreTaken()
    {
        using var scope = NewDisposeScope();
        var table = rand(3, 2);
        using var layer = new Embedding(3, 2, weights: table);
        Assert.True(layer.Apply(arange(3)).eq(table).all().item<bool>());
        using var wrong = new Embedding(3, 2, weights: rand(2, 2));
        Rejects.With<ArgumentException>("(3, 2)", () => wrong.Apply(arange(3)));
    }
}

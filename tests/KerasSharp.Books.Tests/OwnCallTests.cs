using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Books.Tests;

/// <summary>Layers whose call takes arguments of its own: <c>embedding(x, reverse=True)</c>.</summary>
public sealed class OwnCallTests
{
    [Fact]
    public void AnEmbeddingOfOnesOwnIsReversed()
    {
        using var scope = NewDisposeScope();
        using var embedding = new TiedEmbedding(5, 3);
        var ids = tensor(new long[,] { { 1, 4 } });
        var vectors = embedding.Apply(ids);
        Assert.Equal([1, 2, 3], vectors.shape);
        var scores = embedding.Apply(vectors, reverse: true);
        Assert.Equal([1, 2, 5], scores.shape);
        var table = embedding.Weights[0].Value;
        Assert.Equal(0f, (scores - vectors.matmul(table.T)).abs().max().item<float>(), 5);
    }

    [Fact]
    public void TheArgumentGoesIntoTheFileAndBack()
    {
        using var scope = NewDisposeScope();
        using var embedding = new TiedEmbedding(5, 3);
        var inputs = new Input([2], dtype: "int64");
        var x = embedding.Apply(inputs);
        x = new Dense(3, activation: "tanh").Apply(x);
        var outputs = embedding.Apply(x, reverse: true);
        Assert.Equal("(None, 2, 5)", outputs.Shape.ToString());
        using var model = new Model(inputs, outputs);
        Assert.Contains("\"kwargs\":{\"reverse\":true}", model.GetConfig().ToString(), StringComparison.Ordinal);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.keras");
        try
        {
            model.Save(path);
            using var loaded = Model.Load(path);
            var ids = tensor(new long[,] { { 1, 4 }, { 0, 0 } });
            Assert.Equal(3, loaded.Weights.Count);
            Assert.Equal(model.Predict(ids, verbose: 0).data<float>().ToArray(), loaded.Predict(ids, verbose: 0).data<float>().ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ArgumentsWithoutDefaultsFollowTheInput()
    {
        using var scope = NewDisposeScope();
        using var layer = new Shifted();
        Assert.Equal(4f, layer.Apply(ones(1), 3).item<float>());
        Assert.Equal(8f, layer.Apply(ones(1), 3, scale: 2).item<float>());
        Assert.Equal(40f, layer.Apply(ones(1), 3, training: true, scale: 2, unit: "fifths").item<float>());
        var x = new Input([1]);
        using var model = new Model(x, layer.Apply(x, 1, scale: 3));
        Assert.Equal(6f, model.Predict(new float[,] { { 1 } }, verbose: 0).item<float>());
        Assert.Contains("`shift`", Assert.Throws<ArgumentException>(() => layer.Apply([ones(1)])).Message, StringComparison.Ordinal);
    }
}

/// <summary>An embedding whose table turns vectors back into scores.</summary>
public sealed partial class TiedEmbedding(int inputDim, int outputDim, string? name = null) : Layer(name)
{
    private readonly Embedding _tokenEmbeddings = new(inputDim, outputDim);

    private Tensor Call(Tensor inputs, bool training, bool reverse = false) => reverse
        ? Ops.Matmul(inputs, Ops.Transpose(_tokenEmbeddings.Embeddings!)) : _tokenEmbeddings.Apply(inputs);
}

/// <summary>A call with a number that must be given.</summary>
public sealed partial class Shifted(string? name = null) : Layer(name)
{
    private Tensor Call(Tensor x, int shift, bool training, double scale = 1, string? unit = null)
    {
        var shifted = (x + shift) * scale;
        return unit == "fifths" && training ? shifted * 5 : shifted;
    }
}

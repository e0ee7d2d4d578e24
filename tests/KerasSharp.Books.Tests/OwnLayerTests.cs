using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Books.Tests;

/// <summary>The Transformer of the books, and layers of one's own that take several inputs or hold another layer.</summary>
public sealed class OwnLayerTests
{
    [Fact]
    public void TheDecoderTakesTheEncodersOutputAsItsSecondInput()
    {
        Utils.SetRandomSeed(1);
        const int Vocabulary = 11, Length = 6, Dim = 8;
        var encoderInputs = new Input([Length], dtype: "int64", name: "english");
        var x = new PositionalEmbedding(Length, Vocabulary, Dim).Apply(encoderInputs);
        var encoderOutputs = new TransformerEncoder(Dim, 16, 2).Apply(x);
        var decoderInputs = new Input([Length], dtype: "int64", name: "spanish");
        x = new PositionalEmbedding(Length, Vocabulary, Dim).Apply(decoderInputs);
        x = new TransformerDecoder(Dim, 16, 2).Apply(x, encoderOutputs);
        x = new Dropout(0.5).Apply(x);
        var decoderOutputs = new Dense(Vocabulary, activation: "softmax").Apply(x);
        using var transformer = new Model([encoderInputs, decoderInputs], decoderOutputs);
        transformer.Compile(optimizer: "rmsprop", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        using var scope = NewDisposeScope();
        var source = randint(0, Vocabulary, [4, Length], dtype: ScalarType.Int64);
        var history = transformer.Fit(new() { ["english"] = source, ["spanish"] = source }, source, epochs: 2, verbose: 0);
        Assert.Equal(2, history.History["loss"].Count);
        Assert.All(history.History["loss"], loss => Assert.True(double.IsFinite(loss)));

        // It is saved and found again with all its weights.
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.keras");
        try
        {
            transformer.Save(path);
            using var loaded = Model.Load(path);
            var expected = transformer.Predict([source, source], verbose: 0);
            var found = loaded.Predict([source, source], verbose: 0);
            Assert.Equal(0f, (expected - found).abs().max().item<float>());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void TheDecoderDoesNotSeeTheFuture()
    {
        using var scope = NewDisposeScope();
        using var decoder = new TransformerDecoder(4, 8, 2);
        var x = rand(1, 5, 4);
        var memory = rand(1, 3, 4);
        var before = decoder.Apply(x, memory);
        var changed = x.clone();
        changed[0, 4] = 9f;
        var after = decoder.Apply(changed, memory);
        Assert.Equal(0f, (before - after)[.., ..4].abs().max().item<float>());
        Assert.NotEqual(0f, (before - after)[.., 4..].abs().max().item<float>());
        Assert.Equal([1, 5, 4], decoder.Apply(x, memory, true).shape);
    }

    [Fact]
    public void ThreeInputsOfWhichTheLastMayBeLeftOut()
    {
        using var scope = NewDisposeScope();
        using var layer = new Weighted();
        Assert.Equal(3f, layer.Apply(ones(1), full(1, 2f)).item<float>());
        Assert.Equal(30f, layer.Apply(ones(1), full(1, 2f), full(1, 10f)).item<float>());
        Assert.Contains(
            "a, b, scale", Assert.Throws<ArgumentException>(
            () => layer.Apply([ones(1), ones(1), ones(1), ones(1)])).Message, StringComparison.Ordinal);
        var (a, b) = (new Input([1]), new Input([1]));
        using var model = new Model([a, b], layer.Apply(a, b));
        Assert.Equal(5f, model.Predict([full([1, 1], 2f), full([1, 1], 3f)], verbose: 0).item<float>());
    }

    [Fact]
    public void ALayerHeldByAnotherIsFoundOnLoad()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input([3]), new Residual(new Dense(3, activation: "relu"))]);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.keras");
        try
        {
            model.Save(path);
            using var loaded = Model.Load(path);
            Assert.IsType<Dense>(((Residual)loaded.Layers[0]).Inner);
            Assert.Equal(2, loaded.Weights.Count);
            var x = rand(2, 3);
            Assert.Equal(model.Predict(x, verbose: 0).data<float>().ToArray(), loaded.Predict(x, verbose: 0).data<float>().ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }
}

/// <summary>An encoder of the books.</summary>
public sealed partial class TransformerEncoder(int embedDim, int denseDim, int numHeads, string? name = null) : Layer(name)
{
    private readonly MultiHeadAttention _attention = new(numHeads, keyDim: embedDim);
    private readonly Sequential _denseProj = new([new Dense(denseDim, activation: "relu"), new Dense(embedDim)]);
    private readonly LayerNormalization _layernorm1 = new();
    private readonly LayerNormalization _layernorm2 = new();

    protected override Tensor Call(Tensor inputs, bool training)
    {
        var attentionOutput = _attention.Apply(query: inputs, value: inputs, key: inputs);
        var projInput = _layernorm1.Apply(inputs + attentionOutput);
        var projOutput = _denseProj.Apply(projInput);
        return _layernorm2.Apply(projInput + projOutput);
    }
}

/// <summary>A decoder of the books: <c>call(self, inputs, encoder_outputs)</c>.</summary>
public sealed partial class TransformerDecoder(int embedDim, int denseDim, int numHeads, string? name = null) : Layer(name)
{
    private readonly MultiHeadAttention _attention1 = new(numHeads, keyDim: embedDim);
    private readonly MultiHeadAttention _attention2 = new(numHeads, keyDim: embedDim);
    private readonly Sequential _denseProj = new([new Dense(denseDim, activation: "relu"), new Dense(embedDim)]);
    private readonly LayerNormalization _layernorm1 = new();
    private readonly LayerNormalization _layernorm2 = new();
    private readonly LayerNormalization _layernorm3 = new();

    protected override Tensor Call(Tensor inputs, Tensor encoderOutputs, bool training)
    {
        var attentionOutput1 = _attention1.Apply(query: inputs, value: inputs, key: inputs, useCausalMask: true);
        attentionOutput1 = _layernorm1.Apply(inputs + attentionOutput1);
        var attentionOutput2 = _attention2.Apply(query: attentionOutput1, value: encoderOutputs, key: encoderOutputs);
        attentionOutput2 = _layernorm2.Apply(attentionOutput1 + attentionOutput2);
        var projOutput = _denseProj.Apply(attentionOutput2);
        return _layernorm3.Apply(attentionOutput2 + projOutput);
    }
}

/// <summary>Embeddings of tokens and of places.</summary>
public sealed partial class PositionalEmbedding(int sequenceLength, int inputDim, int outputDim, string? name = null) : Layer(name)
{
    private readonly Embedding _tokenEmbeddings = new(inputDim, outputDim);
    private readonly Embedding _positionEmbeddings = new(sequenceLength, outputDim);

    protected override Tensor Call(Tensor inputs, bool training)
    {
        var length = Ops.Shape(inputs)[-1];
        var positions = Ops.Arange(length);
        return _tokenEmbeddings.Apply(inputs) + _positionEmbeddings.Apply(positions);
    }
}

/// <summary>Two inputs, and a third that may be left out.</summary>
public sealed partial class Weighted(string? name = null) : Layer(name)
{
    protected override Tensor Call(Tensor a, Tensor b, Tensor? scale, bool training) => scale is null ? a + b : (a + b) * scale;
}

/// <summary>A layer around another.</summary>
public sealed partial class Residual(Layer inner, string? name = null) : Layer(name)
{
    public Layer Inner { get; } = inner;

    protected override Tensor Call(Tensor x, bool training) => x + Inner.Apply(x);
}

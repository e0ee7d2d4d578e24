using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Books.Tests;

/// <summary>Initial states as the books pass them, and both directions.</summary>
public sealed class RecurrentTests
{
    [Fact]
    public void OneStateIsGivenByItself()
    {
        using var gru = new GRU(2, kernelInitializer: "zeros", recurrentInitializer: "zeros");
        using var x = zeros(1, 1, 3);
        using var h = ones(1, 2);
        // The update gate is sigmoid(0): half of the state stays.
        Assert.Equal([0.5f, 0.5f], gru.Apply(x, initialState: h).data<float>().ToArray());
        var kx = new Input([1, 3]);
        var kh = new Input([2]);
        using var model = new Model([kx, kh], gru.Apply(kx, initialState: kh));
        Assert.Equal([0.5f, 0.5f], model.Predict([x, h], verbose: 0).data<float>().ToArray());
    }

    [Fact]
    public void TwoStatesAreAList()
    {
        using var lstm = new LSTM(2, kernelInitializer: "zeros", recurrentInitializer: "zeros", unitForgetBias: false);
        using var x = zeros(1, 1, 3);
        using var h = ones(1, 2);
        using var c = ones(1, 2);
        // c is halved by the forget gate, o is sigmoid(0).
        var expected = 0.5f * MathF.Tanh(0.5f);
        Assert.Equal(expected, lstm.Apply(x, initialState: [h, c])[0, 0].item<float>(), 5);
        var kx = new Input([1, 3]);
        var kh = new Input([2]);
        var kc = new Input([2]);
        using var model = new Model([kx, kh, kc], lstm.Apply(kx, initialState: [kh, kc]));
        Assert.Equal(expected, model.Predict([x, h, c], verbose: 0)[0, 0].item<float>(), 5);
    }

    [Fact]
    public void BidirectionalTakesALayerAndStates()
    {
        Layer layer = new GRU(2, kernelInitializer: "zeros", recurrentInitializer: "zeros");
        using var both = new Bidirectional(layer);
        using var x = zeros(1, 1, 3);
        using var f = ones(1, 2);
        using var b = ones(1, 2) * 2;
        Assert.Equal([0.5f, 0.5f, 1f, 1f], both.Apply(x, initialState: [f, b]).data<float>().ToArray());
        var (kx, kf, kb) = (new Input([1, 3]), new Input([2]), new Input([2]));
        using var model = new Model([kx, kf, kb], both.Apply(kx, initialState: [kf, kb]));
        Assert.Equal([0.5f, 0.5f, 1f, 1f], model.Predict([x, f, b], verbose: 0).data<float>().ToArray());
        Assert.Contains(
            "recurrent", Assert.Throws<ArgumentException>(() => new Bidirectional(new Dense(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmbeddingIsReversedByItsCall()
    {
        using var embedding = new ReversibleEmbedding(3, 2, embeddingsInitializer: "ones");
        Assert.Equal([1, 2], embedding.Apply(tensor(new[] { 1L })).shape);
        Assert.Equal([2f, 2f, 2f], embedding.Apply(ones(1, 2), reverse: true).data<float>().ToArray());
        var x = new Input([2]);
        Assert.Equal("(None, 3)", embedding.Apply(x, reverse: true).Shape.ToString());
    }

    [Fact]
    public void ATruthValueAfterTheInputIsStillTheTraining()
    {
        using var scope = NewDisposeScope();
        using var gru = new GRU(2);
        Assert.Equal([1, 2], gru.Apply(zeros(1, 1, 3), true).shape);
        using var embedding = new ReversibleEmbedding(3, 2);
        Assert.Equal([1, 2], embedding.Apply(tensor(new[] { 1L }), true).shape);
    }
}

namespace KerasSharp.Tests.Layers;

/// <summary>Layers made from a config after <c>SetRandomSeed</c>: the order in which initializers and dropout draw their default seeds,
/// seen in Keras's weights and outputs.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class DefaultSeedTests
{
    private static readonly Dictionary<string, (Layer Layer, long[] Input)> Samples = new()
    {
        ["SimpleRNN"] = (new SimpleRNN(2, dropout: 0.25, recurrentDropout: 0.25), [1, 3, 4]),
        ["LSTM"] = (new LSTM(2, dropout: 0.25), [1, 3, 4]),
        ["GRU"] = (new GRU(2, dropout: 0.25, recurrentDropout: 0.25), [1, 3, 4]),
        ["ConvLSTM1D"] = (new ConvLSTM1D(2, 3, dropout: 0.25), [1, 2, 4, 2]),
        ["RNN"] = (new RNN(new SimpleRNNCell(2, dropout: 0.25)), [1, 3, 4]),
        ["Bidirectional"] = (new Bidirectional(new SimpleRNN(2, dropout: 0.25)), [1, 3, 4]),
        ["MultiHeadAttention"] = (new MultiHeadAttention(2, 3, dropout: 0.25), [1, 3, 4]),
    };

    [Theory]
    [InlineData("SimpleRNN", new[] { -0.9584904, 0.92041564, 0.0 }, new[] { -0.9916883, 0.6389598 }, 796233791)]
    [InlineData("LSTM", new[] { 0.55975133, -0.06291187, 0.0 }, new[] { -0.56011367, 0.50079143 }, 796233791)]
    [InlineData("GRU", new[] { 0.61317694, 0.19875062, 0.0 }, new[] { -0.8179325, 0.90389895 }, 796233791)]
    [InlineData("ConvLSTM1D", new[] { -0.42864993, -0.7616172, 0.0 }, new[] { -0.22889626, 0.41998595, -0.34167525, 0.2636933 }, 796233791)]
    [InlineData("RNN", new[] { -0.9584904, 0.92041564, 0.0 }, new[] { -0.97873956, 0.46577874 }, 796233791)]
    [InlineData(
        "Bidirectional", new[] { 0.9541652, -0.9907726, 0.0, 0.0877223, 0.9900824, 0.0 },
        new[] { 0.9096464, 0.98974, 0.66767544, 0.5278553 }, 110053354)]
    [InlineData("MultiHeadAttention", new[] { -0.74244344, 0.0, 0.5800458, 0.0, -0.37908986, 0.0, 0.56412184, 0.0 },
        new[] { -1.2040435, -0.121057086, 0.32933006, -0.683651, -1.1601777, -0.713994 }, 239670712)]
    public void Seeds_are_drawn_in_Keras_order(string name, double[] weights, double[] outputs, int next)
    {
        using var scope = NewDisposeScope();
        var (sample, shape) = Samples[name];
        var config = ConfigValue.Serialize(sample);

        Utils.SetRandomSeed(42);
        using var layer = (Layer)ConfigValue.Deserialize(config, typeof(Layer));
        var x = ones(shape);
        var y = layer.Apply(name == "MultiHeadAttention" ? [x, x] : [x], training: true)[0];

        Assert.Equal(next, PythonRandom.Shared.NextDefaultSeed());
        AssertClose(weights, [.. layer.Weights.Select(weight => weight.Value.detach().flatten()[0].item<float>())]);
        AssertClose(outputs, [.. y.detach().flatten().data<float>().Take(outputs.Length)]);
    }

    private static void AssertClose(double[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }
}

namespace KerasSharp.Tests.Layers;

public sealed class SimpleRNNTests
{
    [Fact]
    public void Computes_by_hand()
    {
        using var scope = NewDisposeScope();
        using var layer = new SimpleRNN(1, returnSequences: true);
        layer.EnsureBuilt((1, 2, 1));
        layer.SetWeights([new[,] { { 0.5f } }, new[,] { { 2f } }, new[] { 0.1f }]);
        var first = Math.Tanh((0.5 * 1) + 0.1);
        var second = Math.Tanh((0.5 * -1) + (2 * first) + 0.1);
        var y = layer.Apply(tensor(new float[] { 1, -1 }, 1, 2, 1));
        Assert.Equal((float)first, y[0, 0, 0].item<float>(), 1e-6f);
        Assert.Equal((float)second, y[0, 1, 0].item<float>(), 1e-6f);
    }

    [Fact]
    public void The_seed_is_read_from_a_config_but_not_written()
    {
        using var layer = SimpleRNN.FromConfig(new Config { { "units", 2 }, { "seed", 7 } });
        Assert.Equal(7, layer.Seed);
        Assert.False(layer.GetConfig().Contains("seed"));
    }

    [Fact]
    public void Dropout_of_everything_leaves_the_bias()
    {
        using var scope = NewDisposeScope();
        using var layer = new SimpleRNN(3, dropout: 1, recurrentDropout: 1, biasInitializer: "ones");
        var y = layer.Apply(rand(2, 4, 5), training: true);
        Assert.True(y.allclose(full([2, 3], Math.Tanh(1), ScalarType.Float32), atol: 1e-6));
    }
}

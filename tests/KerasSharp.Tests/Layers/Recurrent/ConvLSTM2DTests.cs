namespace KerasSharp.Tests.Layers;

public sealed class ConvLSTM2DTests
{
    [Fact]
    public void A_window_of_one_with_one_point_is_an_LSTM()
    {
        using var scope = NewDisposeScope();
        using var layer = new ConvLSTM2D(3, 1, returnSequences: true);
        using var lstm = new LSTM(3, returnSequences: true);
        var x = rand(2, 5, 4);
        layer.EnsureBuilt(Shape.Create([2, 5, 1, 1, 4]));
        lstm.EnsureBuilt((2, 5, 4));
        lstm.SetWeights([.. layer.GetWeights().Zip(lstm.Weights).Select(pair => (ArrayLike)pair.First.view(pair.Second.Value.shape))]);
        var y = layer.Apply(x.view(2, 5, 1, 1, 4));
        Assert.True(y.view(2, 5, 3).allclose(lstm.Apply(x), atol: 1e-5));
    }

    [Fact]
    public void Channels_may_stand_first()
    {
        using var scope = NewDisposeScope();
        using var last = new ConvLSTM2D(2, 2, padding: "same", dataFormat: "channels_last");
        using var first = new ConvLSTM2D(2, 2, padding: "same", dataFormat: "channels_first");
        var x = rand([1, 2, 5, 4, 2]);
        var y = last.Apply(x);
        var moved = x.movedim([-1], [2]);
        first.EnsureBuilt(Shape.Of(moved.shape));
        first.SetWeights([.. last.GetWeights().Select(weight => (ArrayLike)weight)]);
        Assert.True(first.Apply(moved).allclose(y.movedim([-1], [1]), atol: 1e-5));
    }

    [Fact]
    public void Bad_inputs_are_named()
    {
        using var scope = NewDisposeScope();
        using var layer = new ConvLSTM2D(2, 2, name: "rain");
        Assert.Contains("\"rain\"", Assert.Throws<ArgumentException>(() => layer.Apply(rand(1, 2, 5, 4))).Message);
        Assert.Throws<ArgumentException>(() => new ConvLSTM2D(2, 2, strides: 2, dilationRate: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConvLSTM2D(0, 2));
    }
}

namespace KerasSharp.Tests.Layers;

public sealed class BidirectionalTests
{
    [Fact]
    public void The_layer_given_is_copied_not_used()
    {
        using var scope = NewDisposeScope();
        using var given = new LSTM(2, name: "given");
        using var layer = new Bidirectional(given);
        layer.Apply(rand(1, 3, 4));
        Assert.False(given.Built);
        Assert.Equal(("forward_given", "backward_given"), (layer.ForwardLayer.Name, layer.BackwardLayer.Name));
        Assert.True(layer.BackwardLayer.GoBackwards);
    }

    [Fact]
    public void First_weights_are_taken()
    {
        using var scope = NewDisposeScope();
        using var one = new Bidirectional(new SimpleRNN(2));
        one.EnsureBuilt((1, 3, 4));
        using var other = new Bidirectional(new SimpleRNN(2), weights: [.. one.GetWeights().Select(weight => (ArrayLike)weight)]);
        var x = rand(1, 3, 4);
        Assert.True(one.Apply(x).allclose(other.Apply(x)));
    }

    [Fact]
    public void Initial_states_are_shared_out()
    {
        using var scope = NewDisposeScope();
        using var layer = new Bidirectional(new SimpleRNN(2), mergeMode: null);
        var (x, forward, backward) = (rand(1, 3, 4), rand(1, 2), rand(1, 2));
        var outputs = layer.Apply([x, forward, backward]);
        Assert.True(outputs[0].allclose(layer.ForwardLayer.Apply([x, forward])[0]));
        Assert.True(outputs[1].allclose(layer.BackwardLayer.Apply([x, backward])[0]));
    }

    [Fact]
    public void Only_stateful_layers_are_reset() =>
        Assert.Throws<InvalidOperationException>(() => new Bidirectional(new GRU(2)).ResetState());

    [Fact]
    public void Layers_that_do_not_fit_are_refused()
    {
        Assert.Contains("mergeMode='min'", Assert.Throws<ArgumentException>(() => new Bidirectional(new GRU(2), "min")).Message);
        Assert.Contains(
            "goBackwards", Assert.Throws<ArgumentException>(() => new Bidirectional(new GRU(2), backwardLayer: new GRU(2))).Message);
        Assert.Contains("returnSequences", Assert.Throws<ArgumentException>(
            () => new Bidirectional(new GRU(2, returnSequences: true), backwardLayer: new GRU(2, goBackwards: true))).Message);
    }

    [Fact]
    public void An_error_inside_names_both_layers()
    {
        using var scope = NewDisposeScope();
        using var layer = new Bidirectional(new GRU(2, name: "inner"), name: "outer");
        var error = Assert.Throws<ArgumentException>(() => layer.Apply(rand(2, 3)));
        Assert.Contains("\"outer\"", error.Message);
        Assert.Contains("inner", error.Message);
    }
}

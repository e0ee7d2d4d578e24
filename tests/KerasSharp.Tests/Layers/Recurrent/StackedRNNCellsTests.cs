namespace KerasSharp.Tests.Layers;

public sealed class StackedRNNCellsTests
{
    [Fact]
    public void Is_the_layers_one_after_the_other()
    {
        using var scope = NewDisposeScope();
        using var stacked = new RNN(new StackedRNNCells([new LSTMCell(3), new GRUCell(2)]), returnSequences: true, returnState: true);
        using var lstm = new LSTM(3, returnSequences: true, returnState: true);
        using var gru = new GRU(2, returnSequences: true, returnState: true);
        var x = rand(2, 4, 5);
        lstm.EnsureBuilt((2, 4, 5));
        gru.EnsureBuilt((2, 4, 3));
        stacked.EnsureBuilt((2, 4, 5));
        stacked.SetWeights([.. lstm.GetWeights().Concat(gru.GetWeights()).Select(weight => (ArrayLike)weight)]);
        var below = lstm.Apply([x]);
        var above = gru.Apply([below[0]]);
        var outputs = stacked.Apply([x]);
        foreach (var (expected, actual) in new[] { above[0], below[1], below[2], above[1] }.Zip(outputs))
            Assert.True(actual.allclose(expected, atol: 1e-6));
        Assert.Equal(4, outputs.Length);
    }

    [Fact]
    public void Masks_of_all_cells_are_drawn_for_a_sequence()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (new GRUCell(3, dropout: 0.5, seed: 1), new GRUCell(2, dropout: 0.5, recurrentDropout: 0.5, seed: 2));
        using var layer = new RNN(new StackedRNNCells([first, second]));
        layer.Apply(rand(2, 4, 5), training: true);
        Assert.Equal((1, 1), first.SeedGenerator.State);
        Assert.Equal((2, 6), second.SeedGenerator.State);
    }

    [Fact]
    public void No_cells_are_refused() =>
        Assert.Contains("at least one cell", Assert.Throws<ArgumentException>(() => new StackedRNNCells([])).Message);
}

namespace KerasSharp.Tests.Layers;

public sealed class LSTMCellTests
{
    [Fact]
    public void Steps_make_the_layer()
    {
        using var scope = NewDisposeScope();
        using var layer = new LSTM(3, returnState: true);
        var x = rand(2, 4, 5);
        var expected = layer.Apply([x]);
        var states = layer.Cell.GetInitialState(2);
        foreach (var step in x.unbind(1))
            states = layer.Cell.Apply([step, .. states])[1..];
        Assert.True(states[0].allclose(expected[0], atol: 1e-6));
        Assert.True(states[1].allclose(expected[2], atol: 1e-6));
    }

    [Fact]
    public void By_itself_it_keeps_its_masks_until_they_are_reset()
    {
        using var scope = NewDisposeScope();
        using var cell = new LSTMCell(8, dropout: 0.5, seed: 1);
        Tensor[] inputs = [ones(2, 16), zeros(2, 8), zeros(2, 8)];
        var first = cell.Apply(inputs, training: true)[0];
        Assert.True(first.allclose(cell.Apply(inputs, training: true)[0]));
        cell.ResetDropoutMask();
        Assert.False(first.allclose(cell.Apply(inputs, training: true)[0]));
    }
}

namespace KerasSharp.Tests.Layers;

public sealed class SimpleRNNCellTests
{
    [Fact]
    public void Its_output_is_its_state()
    {
        using var scope = NewDisposeScope();
        using var cell = new SimpleRNNCell(3);
        var outputs = cell.Apply([rand(2, 4), rand(2, 3)]);
        Assert.Equal(2, outputs.Length);
        Assert.True(outputs[0].eq(outputs[1]).all().item<bool>());
    }

    [Fact]
    public void The_number_of_states_is_checked()
    {
        using var scope = NewDisposeScope();
        using var cell = new SimpleRNNCell(3, name: "step");
        Assert.Contains(
            "\"step\" expects its input and 1 state(s)", Assert.Throws<ArgumentException>(() => cell.Apply([rand(2, 4)])).Message);
    }
}

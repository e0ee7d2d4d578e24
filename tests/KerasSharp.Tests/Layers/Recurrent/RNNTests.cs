namespace KerasSharp.Tests.Layers;

public sealed partial class RNNTests
{
    [Fact]
    public void Runs_a_cell_of_the_users_own()
    {
        using var scope = NewDisposeScope();
        using var layer = new RNN(new RunningSum(2), returnSequences: true);
        var x = rand(3, 4, 2);
        Assert.True(layer.Apply(x).allclose(x.cumsum(1)));
        Assert.Equal(Shape.Create([null, 4, 2]), layer.ComputeOutputShape(Shape.Create([null, 4, 2])));
    }

    [Fact]
    public void States_go_on_until_they_are_reset()
    {
        using var scope = NewDisposeScope();
        using var layer = new RNN(new RunningSum(2), stateful: true);
        var x = ones(3, 4, 2);
        Assert.Equal(4, layer.Apply(x).max().item<float>());
        Assert.Equal(8, layer.Apply(x).max().item<float>());
        layer.ResetState();
        Assert.Equal(4, layer.Apply(x).max().item<float>());
        Assert.Contains("expected 3, received 2", Assert.Throws<ArgumentException>(() => layer.Apply(ones(2, 4, 2))).Message);
        Assert.Empty(layer.Weights);
    }

    [Fact]
    public void Stateful_needs_the_batch_size() =>
        Assert.Contains(
            "batch size", Assert.Throws<ArgumentException>(
            () => new RNN(new RunningSum(2), stateful: true).EnsureBuilt(Shape.Create([null, 4, 2]))).Message);

    [Fact]
    public void Initial_states_go_by_their_name()
    {
        using var scope = NewDisposeScope();
        using var layer = new LSTM(2, returnState: true);
        var (x, h, c, mask) = (rand(3, 4, 5), rand(3, 2), rand(3, 2), tensor(new[] { true, true, false, true }).expand(3, 4));
        var expected = layer.Apply([x, h, c], masks: [mask, null, null]);
        var outputs = layer.Apply([x], initialState: [h, c], masks: [mask]);
        Assert.Equal(3, outputs.Length);
        Assert.All(outputs.Zip(expected), pair => Assert.True(pair.First.Equals(pair.Second)));
        using var plain = new LSTM(2);
        plain.EnsureBuilt((3, 4, 5));
        plain.SetWeights(layer.GetWeights());
        Assert.True(plain.Apply(x, initialState: [h, c], mask: mask).Equals(expected[0]));
        Assert.True(plain.Apply(x, initialState: plain.States).Equals(plain.Apply(x)));
        using var kept = new LSTM(2, stateful: true);
        kept.Apply(x);
        Assert.True(plain.Apply(x, initialState: kept.States).Equals(layer.Apply([x, .. kept.States!])[0]));
        var (sequence, first, second) = (new Input([4, 5]), new Input([2]), new Input([2]));
        var drawn = layer.Apply([sequence], initialState: [first, second]);
        using var model = new Model([sequence, first, second], [plain.Apply(sequence, initialState: [first, second]), .. drawn]);
        Assert.All(model.Apply([x, h, c]).Zip(layer.Apply([x, h, c]).Prepend(layer.Apply([x, h, c])[0])), pair => Assert.True(
            pair.First.allclose(pair.Second)));
        Assert.Contains("2 initial state(s)", Assert.Throws<ArgumentException>(() => layer.Apply(x, initialState: [h])).Message);
    }

    [Fact]
    public void A_list_of_cells_is_a_stack()
    {
        using var scope = NewDisposeScope();
        using var layer = new RNN([new RunningSum(2), new RunningSum(2)], returnState: true);
        var x = rand(3, 4, 2);
        Assert.True(layer.Apply([x])[0].allclose(x.cumsum(1).sum([1])));
        Assert.Equal(2, Assert.IsType<StackedRNNCells>(layer.Cell).Cells.Count);
        Assert.Contains("at least one cell", Assert.Throws<ArgumentException>(() => new RNN([])).Message);
    }

    [Fact]
    public void No_gradient_flows_into_the_batch_before()
    {
        using var scope = NewDisposeScope();
        using var layer = new LSTM(2, stateful: true);
        var first = rand(1, 3, 2).requires_grad_();
        var loss = layer.Apply(first).sum();
        layer.Apply(rand(1, 3, 2)).sum().backward();
        Assert.Null(first.grad);
        loss.backward();
        Assert.NotNull(first.grad);
    }

    [Fact]
    public void The_states_die_with_the_layer()
    {
        using var x = rand(1, 3, 2);
        void Once()
        {
            using var scope = NewDisposeScope();
            using var layer = new LSTM(2, stateful: true);
            layer.Apply(x);
        }

        Once();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Once();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    /// <summary>Adds up what it has seen.</summary>
    public sealed partial class RunningSum(int size, string? name = null) : RnnCell(name)
    {
        public override IReadOnlyList<int> StateSizes => [size];

        protected internal override (Tensor Output, Tensor[] States) Step(Tensor input, Tensor[] states, bool training)
        {
            var sum = states[0] + input;
            return (sum, [sum]);
        }
    }
}

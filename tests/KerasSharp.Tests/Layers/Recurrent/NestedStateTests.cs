using KerasSharp.Initializers;

namespace KerasSharp.Tests.Layers.Recurrent;

/// <summary>Cells whose states are a vector and a matrix, with the values of Keras's RNN of the same cell.</summary>
public sealed partial class NestedStateTests
{
    private static Tensor Sequences => arange(12, ScalarType.Float32).reshape(2, 3, 2) / 10;

    [Fact]
    public void Outputs_and_states_are_Kerass()
    {
        using var scope = NewDisposeScope();
        using var layer = new RNN(new Nested(2, 2, 3), returnSequences: true, returnState: true);
        var outputs = layer.Apply([Sequences]);
        Assert.Equal([[2, 3, 2], [2, 2], [2, 2, 3]], outputs.Select(output => output.shape));
        Close([0.3, 0.3, 1.7, 1.7, 3.825, 3.825, 3.9, 3.9, 7.7, 7.7, 11.325, 11.325], outputs[0]);
        Close([1.175, 1.175, 3.275, 3.275], outputs[1]);
        Close([.. Enumerable.Repeat(2.65, 6), .. Enumerable.Repeat(8.05, 6)], outputs[2]);
    }

    [Fact]
    public void A_stack_of_cells_has_the_states_of_all()
    {
        using var scope = NewDisposeScope();
        using var layer = new RNN(
            [new Nested(2, 2, 3), new LSTMCell(2, kernelInitializer: "ones", recurrentInitializer: "ones"), new Nested(2, 1, 2)],
            returnState: true);
        var outputs = layer.Apply([Sequences]);
        Assert.Equal([[2, 2], [2, 2], [2, 2, 3], [2, 2], [2, 2], [2, 2], [2, 1, 2]], outputs.Select(output => output.shape));
        Close([9.8187, 9.8187, 11.729074, 11.729074], outputs[0]);
        Close([0.980849, 0.980849, 0.995051, 0.995051], outputs[3]);
        Close([2.321718, 2.321718, 2.99959, 2.99959], outputs[4]);
        Close([2.918184, 2.918184, 3.334655, 3.334655], outputs[5]);
        Close([6.900516, 6.900516, 8.394419, 8.394419], outputs[6]);
    }

    [Fact]
    public void Steps_that_do_not_count_leave_the_states()
    {
        using var scope = NewDisposeScope();
        using var layer = new RNN(new Nested(2, 2, 3), returnState: true);
        var mask = tensor(new[] { true, true, false, true, false, true }).reshape(2, 3);
        var outputs = layer.Apply([Sequences], masks: [mask]);
        Close([1.7, 1.7, 8.9, 8.9], outputs[0]);
        Close([0.55, 0.55, 2.75, 2.75], outputs[1]);
        Close([.. Enumerable.Repeat(1.15, 6), .. Enumerable.Repeat(6.15, 6)], outputs[2]);
    }

    [Fact]
    public void Initial_states_go_on_where_a_call_ended()
    {
        using var scope = NewDisposeScope();
        using var layer = new RNN(new Nested(2, 2, 3), returnState: true);
        var whole = layer.Apply([Sequences]);
        var first = layer.Apply([Sequences[.., ..2]]);
        var rest = layer.Apply([Sequences[.., 2..]], initialState: first[1..]);
        Assert.All(whole.Zip(rest), pair => Assert.Equal(pair.First.data<float>().ToArray(), pair.Second.data<float>().ToArray()));
        Rejects.With<ArgumentException>(
            "expected shape=(2, 2, 3), found shape=(2, 3, 2)",
            () => layer.Apply([Sequences], initialState: [zeros(2, 2), zeros(2, 3, 2)]));
    }

    [Fact]
    public void A_stateful_layer_keeps_them()
    {
        using var scope = NewDisposeScope();
        using var layer = new RNN(new Nested(2, 2, 3), stateful: true);
        var whole = layer.Apply(Sequences);
        layer.ResetState();
        _ = layer.Apply(Sequences[.., ..2]);
        Assert.Equal(whole.data<float>().ToArray(), layer.Apply(Sequences[.., 2..]).data<float>().ToArray());
        Assert.Equal([[2, 2], [2, 2, 3]], layer.States!.Select(state => state.Value.shape));
    }

    [Fact]
    public void Shapes_are_known_in_functional_models_and_both_directions()
    {
        using var scope = NewDisposeScope();
        var x = new Input([3, 2]);
        var outputs = new Bidirectional(new RNN(new Nested(2, 2, 3), returnState: true)).Apply([x]);
        Assert.Equal(
            [[null, 4], [null, 2], [null, 2, 3], [null, 2], [null, 2, 3]], outputs.Select(output => output.Shape));
        using var model = new Model(x, outputs);
        var y = model.Apply([Sequences]);
        Close([1.175, 1.175, 3.275, 3.275], y[1]);
        Assert.Equal([2, 2, 3], y[4].shape);
    }

    private static void Close(double[] expected, Tensor actual)
    {
        var values = actual.to_type(ScalarType.Float64).cpu().reshape(-1).data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 4e-6));
    }

    /// <summary>The cell of Keras's guide to recurrent layers, with states that fade.</summary>
    public sealed partial class Nested(int vector, int rows, int columns, string? name = null) : RnnCell(name)
    {
        private Variable _first = null!;
        private Variable _second = null!;

        public override IReadOnlyList<int> StateSizes => [vector, columns];

        public override IReadOnlyList<Shape> StateShapes => [[vector], [rows, columns]];

        protected override void Build(Shape input)
        {
            _first = AddWeight("first", [input[^1], vector], new Ones());
            _second = AddWeight("second", [input[^1], rows, columns], new Ones());
        }

        protected internal override (Tensor Output, Tensor[] States) Step(Tensor input, Tensor[] states, bool training)
        {
            var first = input.matmul(_first) + (states[0] * 0.5);
            var second = einsum("bi,ijk->bjk", input, _second) + (states[1] * 0.5) + first.mean([-1]).reshape(-1, 1, 1);
            return (first + second.mean([1, 2]).reshape(-1, 1), [first, second]);
        }
    }
}

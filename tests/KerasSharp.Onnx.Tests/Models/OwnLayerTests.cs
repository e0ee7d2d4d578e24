using KerasSharp.Activations;

namespace KerasSharp.Onnx.Tests.Models;

/// <summary>Layers, models, cells and functions of the user's: what they call of <c>Ops</c> and of layers is recorded.</summary>
public sealed class OwnLayerTests
{
    [Fact]
    public void A_layer_made_of_operations_weights_and_layers()
    {
        using var model = new Sequential([new Input([6]), new Gated(5), new Dense(2)]);
        Same.Exported(model, randn(4, 6));
    }

    [Fact]
    public void A_model_with_a_call_of_its_own()
    {
        using var model = new TwoTowers();
        model.Predict(rand(3, 4), verbose: 0);
        using var exported = new OnnxModel(ModelGraph.Export(model));
        Same.Predictions(model, exported, randn(3, 4));
        Same.Predictions(model, exported, randn(6, 4));
    }

    [Fact]
    public void A_lambda_of_operations()
    {
        using var model = new Sequential([new Input([4]), new Lambda(x => Ops.Concatenate([Ops.Relu(x), Ops.Square(x)], axis: -1)),
            new Dense(2)]);
        Same.Exported(model, randn(5, 4));
    }

    [Fact]
    public void An_activation_of_operations()
    {
        using var model = new Sequential([new Input([4]),
            new Dense(3, activation: ActivationFunction.From(x => Ops.Multiply(x, Ops.Sigmoid(Ops.Multiply(x, 1.7)))))]);
        Same.Exported(model, randn(5, 4));
    }

    [Fact]
    public void A_cell_of_operations_in_a_loop()
    {
        using var model = new Sequential([new Input([null, 3]), new RNN(new Leaky(4), returnSequences: true)]);
        using var exported = new OnnxModel(ModelGraph.Export(model));
        Same.Predictions(model, exported, randn(2, 5, 3));
        Same.Predictions(model, exported, randn(4, 2, 3));
    }

    [Fact]
    public void TorchSharp_s_own_operators_are_refused_by_layer_and_reason()
    {
        using var model = new Sequential([new Input([4]), new Lambda(x => Ops.Relu(x * 2), name: "doubled")]);
        var refusal = Assert.Throws<OnnxExportException>(() => ModelGraph.Export(model));
        Assert.Equal("Layer \"doubled\" (Lambda)", refusal.Layer);
        Assert.Contains("Ops.Relu", refusal.Reason);
        Assert.Contains("TorchSharp's own functions", refusal.Reason);
    }

    [Fact]
    public void What_depends_on_values_is_refused()
    {
        using var model = new Sequential([new Input([4]),
            new Lambda(x => x.sum().item<float>() > 0 ? Ops.Relu(x) : Ops.Square(Ops.Relu(x)), outputShape: [4], name: "branching")]);
        Assert.Contains("\"branching\"", Record(model));
    }

    [Fact]
    public void A_wrapped_module_is_refused_by_its_name()
    {
        using var model = new Sequential([new Input([4]), new TorchModuleWrapper(nn.Linear(4, 2), name: "module")]);
        Assert.Contains("\"module\" (TorchModuleWrapper) cannot be exported to ONNX: its module is TorchSharp's", Record(model));
    }

    // Whether both samples take the same branch is chance: then the condition is found as a value computed outside.
    private static string Record(Model model) => Assert.Throws<OnnxExportException>(() => ModelGraph.Export(model)).Message;

    private sealed class Gated : Layer
    {
        private readonly int _units;
        private readonly Dense _gate;
        private Variable? _kernel;

        public Gated(int units)
            : base("gated")
        {
            _units = units;
            _gate = AddLayer(new Dense(units, activation: "sigmoid", name: "gate"));
        }

        public override Shape ComputeOutputShape(Shape input) => input.WithLast(_units);

        protected override void Build(Shape input) => _kernel = AddWeight("kernel", [input[^1], _units]);

        protected override Tensor Call(Tensor x, bool training) =>
            Ops.Multiply(Ops.Reshape(Ops.Matmul(x, _kernel!), [(int)x.shape[0], _units]), _gate.Apply(x));
    }

    private sealed class TwoTowers : Model
    {
        private readonly Dense _left;
        private readonly Sequential _right;

        public TwoTowers()
            : base("towers") =>
            (_left, _right) = (AddLayer(new Dense(3)), AddLayer(new Sequential([new Dense(5, activation: "tanh"), new Dense(3)])));

        protected override Tensor Call(Tensor x, bool training) => Ops.Add(_left.Apply(x), _right.Apply(x));
    }

    private sealed class Leaky(int units) : RnnCell("leaky")
    {
        private Variable? _kernel;

        public override IReadOnlyList<int> StateSizes => [units];

        protected internal override (Tensor Output, Tensor[] States) Step(Tensor input, Tensor[] states, bool training)
        {
            var next = Ops.Add(Ops.Multiply(states[0], 0.9), Ops.Matmul(input, _kernel!));
            return (Ops.Tanh(next), [next]);
        }

        protected override void Build(Shape input) => _kernel = AddWeight("kernel", [input[^1], units]);
    }
}

using KerasSharp.Metrics;
using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Models;

/// <summary>Custom layers and models; the numbers are Keras's.</summary>
public sealed partial class SubclassTests
{
    [Fact]
    public void A_model_of_one_s_own_is_trained_as_in_Keras()
    {
        using var scope = NewDisposeScope();
        using var model = new Mlp();
        model.Compile(new SGD(0.005), "mse", metrics: ["mae"]);
        var history = model.Fit(X(), Y(), batchSize: 4, epochs: 2, shuffle: false, verbose: 0);
        Close([30.744428634643555, 9.101855278015137], history["loss"]);
        Close([4.608749866485596, 2.44754958152771], history["mae"]);
        Close([0.001950383186340332, -0.009596049785614014], history["seen"]);
        Assert.Equal(
            [
                "mlp/h/kernel", "mlp/h/bias", "mlp/bn/gamma", "mlp/bn/beta", "mlp/bn/moving_mean", "mlp/bn/moving_variance",
                    "mlp/t0/kernel", "mlp/t0/bias", "mlp/t1/kernel",
                "mlp/t1/bias",
            ],
            model.Weights.Select(weight => weight.Path));
        Close([11.994476, -0.033131, 2.223345, -0.010719, 0.017433, 2.957012, 5.260268, -0.003962, 1.173801, -0.002861], Sums(model));
        var evaluation = model.Evaluate(X(), Y(), batchSize: 4, verbose: 0);
        Assert.Equal(["loss", "mae", "seen"], evaluation.Names);
        Close([3.4975032806396484, 1.6315546035766602, 0.3053697347640991], evaluation);
        Assert.Equal(["h", "bn", "t0", "t1"], model.Layers.Select(layer => layer.Name));
        Assert.Equal(["loss", "mae", "seen"], model.Metrics.Select(metric => metric.Name));
    }

    [Fact]
    public void Such_a_model_is_a_layer_of_a_functional_one()
    {
        using var scope = NewDisposeScope();
        var input = new Input([4], name: "in");
        using var model = new Model(input, new Dense(1, kernelInitializer: "ones", name: "last").Apply(new Mlp().Apply(input)), name: "n");
        Assert.Equal(12, model.Weights.Count);
        model.Compile(new SGD(0.01), "mse", metrics: ["mae"]);
        var history = model.Fit(X(), Y(), batchSize: 4, epochs: 2, shuffle: false, verbose: 0);
        // The metric of the model within stays its own.
        Assert.Equal(["loss", "mae"], history.Keys);
        Close([26.46129608154297, 1.1314631700515747], history["loss"]);
        Close([3.5281105041503906, 0.6399417519569397], history["mae"]);
        Assert.Equal(["mlp/h/kernel", "last/bias"], [model.Weights[0].Path, model.Weights[^1].Path]);
        Close(
            [11.992114, -0.048214, 2.159986, -0.001621, 0.01728, 2.956998, 5.168799, -0.00083, 1.147012, -0.001149, 0.249822, -0.006003],
            Sums(model));
    }

    [Fact]
    public void A_layer_of_one_s_own_has_sublayers_losses_and_metrics()
    {
        using var scope = NewDisposeScope();
        var input = new Input([4]);
        using var model = new Model(
            input, new Dense(1, kernelInitializer: "ones", name: "out").Apply(new ResidualBlock(2, name: "block").Apply(input)), name: "f");
        model.Compile(new SGD(0.002), "mse");
        var history = model.Fit(X(), Y(), batchSize: 3, epochs: 2, shuffle: false, verbose: 0);
        Assert.Equal(["loss", "norm"], history.Keys);
        Close([96.20552825927734, 5.711536884307861], history["loss"]);
        Close([1.331680178642273, 0.3093053698539734], history["norm"]);
        Close([0.167067, 7.27076, -0.360173, 7.275723, -0.167736, 3.141526, -0.054914], Sums(model));
        Assert.Equal(
            ["block/scale", "block/a/kernel", "block/a/bias", "block/b/kernel"], model.Weights.Take(4).Select(weight => weight.Path));
    }

    [Fact]
    public void The_generator_gives_own_layers_a_config_and_a_fluent_method()
    {
        using var model = new Sequential().Input([4]).ResidualBlock(3, name: "mine").Dense(1);
        var layer = Assert.IsType<ResidualBlock>(((Sequential)Model.FromJson(model.ToJson())).Layers[0]);
        Assert.Equal(("mine", 3, 5), (layer.Name, layer.Units, layer.Weights.Count));
    }

    [Fact]
    public void Lists_dictionaries_and_tuples_of_layers_are_found_in_order_of_declaration()
    {
        using var model = new Holder();
        Assert.Equal(["first", "a", "b", "x", "left", "right", "shared"], model.Layers.Select(layer => layer.Name));
        model.Trainable = false;
        Assert.All(model.Layers, layer => Assert.False(layer.Trainable));
        Assert.Equal(["kept"], model.Metrics.Select(metric => metric.Name));
    }

    [Fact]
    public void Losses_of_layers_that_a_call_applies_count_and_outlive_the_call()
    {
        using var scope = NewDisposeScope();
        using var model = new Penalized();
        var x = ones(2, 4);
        // Twice the shared layer, 4 values of 4: 0.01 · 16 · 4 each; and 0.5 of the model itself.
        var expected = (2 * 0.01 * 16 * 4) + 0.5;
        model.Compile(new SGD(0), "mse");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(expected, model.Fit(x, zeros(2, 4) + 8, epochs: 1, verbose: 0)["loss"][0], 4);
            Assert.Equal(expected, model.Evaluate(x, zeros(2, 4) + 8, verbose: 0).Loss, 4);
        }

        for (var i = 0; i < 2; i++)
        {
            model.Apply(x, training: true);
            Assert.Equal(3, model.Losses.Count);
            Assert.Equal(expected, model.Losses.Sum(loss => loss.item<float>()), 4);
        }

        var total = model.Losses.Aggregate((a, b) => a + b);
        total.backward();
        Assert.NotNull(model.Weights[0].Value.grad);
        LiveTensors.AssertSteady(() => model.Fit(x, x, verbose: 0));
    }

    [Fact]
    public void Layers_may_know_those_around_them()
    {
        using var scope = NewDisposeScope();
        using var model = new House();
        model.Compile(new SGD(0.01), "mse");
        Assert.True(double.IsFinite(model.Fit(X(), Y(), verbose: 0)["loss"][0]));
        Assert.Equal(["room"], model.Layers.Select(layer => layer.Name));
        Assert.Equal(["house/room/shelf/kernel", "house/room/shelf/bias"], model.Weights.Select(weight => weight.Path));
        Assert.Equal(2, model.parameters().Count());
        Assert.DoesNotContain(model, model.modules());
        using var around = new Sequential([new Input([4]), model]);
        Assert.Equal(2, around.Weights.Count);
        around.train();
        Assert.True(model.Room.training);
    }

    [Fact]
    public void The_training_argument_and_the_mask_reach_the_call()
    {
        using var scope = NewDisposeScope();
        using var layer = new Probe();
        var mask = tensor(new[] { true, false }).reshape(1, 2);
        var x = ones(1, 2);
        Assert.Equal([2f, 0], Small.Values(layer.Apply(x, training: true, mask)));
        Assert.Equal([1f, 0], Small.Values(layer.Apply(x, mask: mask)));
        Assert.Equal([1f, 1], Small.Values(layer.Apply(x)));
    }

    [Fact]
    public void Layers_show_their_name_and_whether_they_are_built()
    {
        using var dense = new Dense(1, name: "d");
        var input = new Input([4], name: "in");
        using var model = new Model(input, new ResidualBlock(2, name: "block").Apply(input), name: "m");
        Assert.Equal(
            ["<Dense name=d, built=False>", "<Functional name=m, built=True>", "<ResidualBlock name=block, built=True>"],
            [$"{dense}", $"{model}", $"{model.Layers[1]}"]);
    }

    [Fact]
    public void Losses_are_those_of_the_last_call()
    {
        using var scope = NewDisposeScope();
        var input = new Input([4], name: "in");
        using var model = new Model(input, new ResidualBlock(2, name: "block").Apply(input));
        Assert.Empty(model.Losses);
        using var around = new Around(model);
        LiveTensors.AssertSteady(() =>
        {
            using var step = NewDisposeScope();
            model.Apply(X(), training: true);
            Assert.True(Assert.Single(model.Losses).item<float>() > 0);
            around.Apply(X(), training: true);
            Assert.Equal(model.Losses[0].item<float>(), Assert.Single(around.Losses).item<float>());
        });
        model.Apply(X());
        var expected = model.Losses[0].item<float>();
        around.Compile(new SGD(0));
        Assert.Equal(expected, around.Fit(X(), shuffle: false, verbose: 0)["loss"][0], 1e-4);
    }

    [Fact]
    public void Weights_may_go_without_names_and_shapes()
    {
        using var scope = NewDisposeScope();
        using var layer = new Nameless();
        Assert.Equal([6f], Small.Values(layer.Apply(ones(1))));
        Assert.Equal([Shape.Scalar, [1], [1]], layer.Weights.Select(weight => weight.Shape));
        Assert.Equal("last", layer.Weights[2].Name);
        Assert.NotEqual(layer.Weights[0].Name, layer.Weights[1].Name);
        layer.SetWeights(layer.GetWeights());
        layer.SetWeights([tensor(5f), ones(1), ones(1)]);
        Assert.Equal([7f], Small.Values(layer.Apply(ones(1))));
    }

    [Fact]
    public void The_mask_that_a_layer_makes_can_be_asked_for_and_handed_on()
    {
        using var scope = NewDisposeScope();
        using var layer = new MaskedSum();
        var x = tensor(new[] { 1L, 2, 0, 0 }).reshape(1, 4);
        Assert.Equal([0f, 1, 2, 0, 0], Small.Values(layer.Apply(x)));
        using var dense = new Dense(1);
        Assert.NotNull(dense.ComputeMask(ones(1, 1), ones(1, 1)));
        Assert.Null(dense.ComputeMask(ones(1, 1)));
    }

    [Fact]
    public void A_layer_that_needs_its_mask_finds_one_when_it_is_drawn_up()
    {
        using var scope = NewDisposeScope();
        var input = new Input([null], dtype: ScalarType.Int64);
        var scores = new Dense(1, kernelInitializer: "ones").Apply(new Embedding(6, 2, "ones", maskZero: true).Apply(input));
        var output = new TemporalSoftmax().Apply(scores);
        Assert.Equal([null, null, 1], output.Shape);
        using var model = new Model(input, output);
        // A step that does not count is nothing of nothing, as in Keras's guide.
        Assert.Equal(
            [1f, 1, float.NaN, 1, float.NaN, float.NaN], Small.Values(model.Apply(tensor(new[] { 3L, 4, 0, 5, 0, 0 }).reshape(2, 3))));
        // With the layers of its own built by that very run.
        Assert.Equal(
            6, new Model(input, new MaskedDense().Apply(new Embedding(6, 2, maskZero: true).Apply(input))).Layers[^1].CountParams());
        // Another layer's call finds none.
        Assert.Throws<NullReferenceException>(() => new TemporalSoftmax().Apply(new Input([3, 1])));
    }

    [Fact]
    public void Calls_within_a_call_go_by_its_training_argument()
    {
        using var scope = NewDisposeScope();
        using var outer = new Untold();
        var x = arange(8, ScalarType.Float32).reshape(4, 2);
        using var norm = new BatchNormalization();
        var normal = Small.Values(norm.Apply(x, training: true));
        Assert.Equal(normal, Small.Values(outer.Apply(x, training: true)));
        Assert.NotEqual(normal, Small.Values(outer.Apply(x)));
        var input = new Input([2]);
        using var model = new Model(input, outer.Apply(input));
        Assert.Equal(normal, Small.Values(model.Apply(x, training: true)));
        Assert.NotEqual(normal, Small.Values(model.Apply(x)));
        using var told = new Model(input, outer.Apply(input, training: false));
        Assert.NotEqual(normal, Small.Values(told.Apply(x, training: true)));
        // After a call that throws, nothing is left of it.
        Assert.ThrowsAny<Exception>(() => model.Apply(ones(3), training: true));
        Assert.NotEqual(normal, Small.Values(outer.Apply(x)));
    }

    [Fact]
    public void A_layer_of_several_inputs_and_outputs_need_say_nothing_but_its_call()
    {
        using var scope = NewDisposeScope();
        var (left, right) = (new Input([4]), new Input([4]));
        var outputs = new SumAndParts().Apply([left, right]);
        Assert.Equal([[null, 4], [null, 8]], outputs.Select(output => output.Shape));
        using var model = new Model([left, right], outputs);
        Assert.Equal([0f, 2, 4, 6], Small.Values(
            model.Apply([arange(4, ScalarType.Float32).reshape(1, 4), arange(4, ScalarType.Float32).reshape(1, 4)])[0]));
    }

    [Fact]
    public void A_layer_that_makes_weights_for_one_input_refuses_several()
    {
        using var block = new ResidualBlock(2, name: "block");
        var error = Assert.Throws<ArgumentException>(() => block.Apply([new Input([4]), new Input([4])]));
        Assert.StartsWith("Layer \"block\" expects 1 input(s), but it received 2 input tensors.", error.Message);
    }

    [Fact]
    public void Drawing_a_model_up_changes_no_state()
    {
        using var scope = NewDisposeScope();
        using var layer = new Counter();
        layer.Apply(zeros(2, 4));
        layer.Apply(new Input([4]));
        Assert.Equal(1, layer.Weights[0].Value.item<float>());
    }

    [Fact]
    public void Drawing_a_model_up_leaves_no_trace_in_metrics_and_losses()
    {
        using var scope = NewDisposeScope();
        using var mlp = new Mlp();
        mlp.Apply(new Input([4]));
        Assert.True(mlp.Layers.All(layer => layer.Built));
        Assert.Equal(0, mlp.Seen.Result().item<float>());
        Assert.Empty(mlp.Losses);
    }

    [Fact]
    public void A_fit_of_a_model_with_losses_and_metrics_leaks_nothing()
    {
        using var scope = NewDisposeScope();
        using var model = new Mlp();
        model.Compile(new SGD(0.005), "mse");
        var (x, y) = (X(), Y());
        LiveTensors.AssertSteady(() => model.Fit(x, y, batchSize: 4, verbose: 0));
    }

    internal static Tensor X()
    {
        using var scope = NewDisposeScope();
        return (arange(24, ScalarType.Float64) * 0.7).sin().to(ScalarType.Float32).reshape(6, 4).MoveToOuterDisposeScope();
    }

    internal static Tensor Y()
    {
        using var scope = NewDisposeScope();
        return arange(6, ScalarType.Float64).cos().to(ScalarType.Float32).reshape(6, 1).MoveToOuterDisposeScope();
    }

    internal static double[] Sums(Model model) => [.. model.Weights.Select(weight => weight.Value.sum().item<float>())];

    internal static void Close(IEnumerable<double> expected, IEnumerable<double> actual)
    {
        var (a, b) = (expected.ToArray(), actual.ToArray());
        Assert.Equal(a.Length, b.Length);
        for (var i = 0; i < a.Length; i++)
            Assert.True(Math.Abs(a[i] - b[i]) <= 2e-5 * (1 + Math.Abs(a[i])), $"Value {i}: Keras has {a[i]:R}, here is {b[i]:R}.");
    }

    /// <summary>What Keras 3.16 prints: it knows the shapes of layers that have a build of their own, and counts those as built that need
    /// none.</summary>
    [Fact]
    public void A_summary_says_what_is_known()
    {
        using var scope = NewDisposeScope();
        using var model = new Various();
        Assert.Equal(
            ["a (Dense) | ? | 0 (unbuilt)", "b (Passing) | ? | 0 (unbuilt)", "c (Sequential) | ? | 0 (unbuilt)", "d (Dropout) | ? | 0"],
            Rows());
        model.Apply(ones(2, 3));
        Assert.Equal(["a (Dense) | (2, 4) | 16", "b (Passing) | ? | 20", "c (Sequential) | (2, 2) | 10", "d (Dropout) | ? | 0"], Rows());

        string[] Rows()
        {
            var text = new System.Text.StringBuilder();
            model.Summary(lineLength: 80, print: part => text.Append(part));
            return [.. text.ToString().Split('\n').Where(line => line.StartsWith('│')).Select(
                line => string.Join(" | ", line.Trim('│').Split('│').Select(cell => cell.Trim())))];
        }
    }

    private sealed class Mlp() : Model("mlp")
    {
        private readonly Dense _h = new(3, activation: "tanh", kernelInitializer: "ones", name: "h");
        private readonly BatchNormalization _bn = new(name: "bn");

        public Layer[] Tail { get; } = [new Dense(2, kernelInitializer: "ones", name: "t0"), new Dense(
            1, kernelInitializer: "ones", name: "t1")];

        public Mean Seen { get; } = new("seen");

        protected override Tensor Call(Tensor x, bool training)
        {
            x = _bn.Apply(_h.Apply(x), training);
            foreach (var layer in Tail)
                x = layer.Apply(x);
            Seen.UpdateState(x.mean());
            AddLoss(0.1 * x.square().mean());
            return x;
        }
    }

    private sealed class Holder : Model
    {
        private readonly List<Layer> _list = [new Dense(1, name: "a"), new Dense(1, name: "b")];
        private readonly Dictionary<string, Layer> _named = new() { ["x"] = new Dense(1, name: "x") };
        private readonly (Dense Left, Dense Right) _pair = (new(1, name: "left"), new(1, name: "right"));

        public Holder()
        {
            AddLayer(new Dense(1, name: "first"));
            AddMetric(new Mean("kept"));
            (Shared, Again) = (new Dense(1, name: "shared"), Shared);
        }

        public Layer? Shared { get; }

        public Layer? Again { get; }

        public int Count => _list.Count + _named.Count + (_pair.Left == _pair.Right ? 1 : 2);
    }

    private sealed class Various : Model
    {
        private readonly Dense _a = new(4, name: "a");
        private readonly Passing _b = new();
        private readonly Sequential _c = new([new Dense(2)], name: "c");
        private readonly Dropout _d = new(0.2, name: "d");

        protected override Tensor Call(Tensor x, bool training) => _d.Apply(_c.Apply(_b.Apply(_a.Apply(x))));
    }

    private sealed class Passing() : Layer("b")
    {
        private readonly Dense _dense = new(4);

        protected override Tensor Call(Tensor x, bool training) => _dense.Apply(x);
    }

    private sealed class Penalized : Model
    {
        private readonly Dense _shared = new(4, kernelInitializer: "ones", activityRegularizer: new KerasSharp.Regularizers.L2(0.01));

        protected override Tensor Call(Tensor x, bool training)
        {
            AddLoss((x.sum() * 0) + 0.5);
            return _shared.Apply(x) + _shared.Apply(x);
        }
    }

    private sealed class House : Model
    {
        public House()
            : base("house") => Room = new Room(this);

        public Room Room { get; }

        protected override Tensor Call(Tensor x, bool training) => Room.Apply(x, training);
    }

    private sealed class Room : Layer
    {
        private readonly House _house;
        private readonly Shelf _shelf;

        public Room(House house)
            : base("room") => (_house, _shelf) = (house, new Shelf(house, this));

        protected override Tensor Call(Tensor x, bool training) => _house.Built || !training ? _shelf.Apply(x, training) : x;
    }

    private sealed class Shelf(House house, Room room) : Layer("shelf")
    {
        private readonly House[] _houses = [house];
        private readonly Room _room = room;
        private Variable? _kernel;
        private Variable? _bias;

        public House House { get; } = house;

        protected override void Build(Shape input) =>
            (_kernel, _bias) = (AddWeight("kernel", [input[^1], 1], "ones"), AddWeight("bias", [1], "zeros"));

        protected override Tensor Call(Tensor x, bool training) => _room.Trainable && _houses.Length > 0 ? x.matmul(_kernel!) + _bias! : x;
    }

    private sealed class Around(Model inner) : Model
    {
        public Model Inner { get; } = inner;

        protected override Tensor Call(Tensor x, bool training) => Inner.Apply(x);
    }

    private sealed class Nameless : Layer
    {
        private readonly Variable _first;
        private Variable? _second;
        private Variable? _third;

        public Nameless() => _first = AddWeight(initializer: "ones");

        protected override void Build(Shape input)
        {
            _second = AddWeight([input[^1]], new KerasSharp.Initializers.Constant(2));
            _third = AddWeight(shape: [input[^1]], initializer: new KerasSharp.Initializers.Constant(3), trainable: false, name: "last");
        }

        protected override Tensor Call(Tensor x, bool training) => x * _first + _second! + _third!;
    }

    private sealed class MaskedSum : Layer
    {
        private readonly Embedding _embedding = new(3, 1, maskZero: true);

        protected override Tensor Call(Tensor x, bool training)
        {
            var mask = _embedding.ComputeMask(x)!;
            return cat([zeros(1, 1), x * mask], 1);
        }
    }

    private sealed class TemporalSoftmax : Layer
    {
        public override bool SupportsMasking => true;

        protected override Tensor Call(Tensor x, CallContext context)
        {
            var counts = context.Mask!.to_type(ScalarType.Float32).unsqueeze(-1);
            var y = x.exp() * counts;
            return y / (y * counts).sum([-1], keepdim: true);
        }
    }

    private sealed class MaskedDense : Layer
    {
        private readonly Dense _dense = new(2);

        protected override Tensor Call(Tensor x, CallContext context) => _dense.Apply(x * context.Mask!.unsqueeze(-1));
    }

    private sealed class Untold : Layer
    {
        private readonly BatchNormalization _norm = new();

        protected override Tensor Call(Tensor x, bool training) => _norm.Apply(x);
    }

    private sealed class SumAndParts : Layer
    {
        protected override Tensor[] Call(Tensor[] inputs, CallContext context) => [inputs[0] + inputs[1], cat(inputs, -1)];
    }

    private sealed class Counter : Layer
    {
        private Variable? _calls;

        protected override void Build(Shape input) => _calls = AddWeight("calls", Shape.Scalar, "zeros", trainable: false);

        protected override Tensor Call(Tensor x, bool training)
        {
            _calls!.Assign(_calls + 1);
            return x;
        }
    }

    private sealed class Probe : Layer
    {
        public override bool SupportsMasking => true;

        protected override Tensor Call(Tensor x, CallContext context)
        {
            var y = context.Training ? x * 2 : x * 1;
            return context.Mask is { } mask ? y * mask : y;
        }
    }
}

/// <summary>A layer with layers, a weight, a loss and a metric of its own.</summary>
/// <param name="units">The size within.</param>
/// <param name="name">The name.</param>
public sealed partial class ResidualBlock(int units, string? name = null) : Layer(name)
{
    private readonly Dense _a = new(units, activation: "relu", kernelInitializer: "ones", name: "a");
    private readonly Mean _norm = new("norm");
    private Variable? _scale;
    private Dense? _b;

    /// <summary>The size within.</summary>
    public int Units { get; } = units;

    protected override void Build(Shape input)
    {
        _scale = AddWeight("scale", Shape.Scalar, "ones");
        _b = new Dense((int)input[^1]!, kernelInitializer: "ones", name: "b");
    }

    protected override Tensor Call(Tensor x, bool training)
    {
        var y = _b!.Apply(_a.Apply(x)) * _scale!;
        AddLoss(0.01 * y.square().mean());
        _norm.UpdateState(y.abs().mean());
        return x + y;
    }
}

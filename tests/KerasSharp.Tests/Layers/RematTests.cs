using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Layers;

/// <summary>Values that are computed anew in the backward pass: the same gradients, less memory.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed partial class RematTests
{
    public static TheoryData<string> Modes() => ["full", "activations", "larger_than", "list_of_layers"];

    [Theory, MemberData(nameof(Modes))]
    public void Training_is_the_same_to_the_last_bit(string mode)
    {
        using var scope = NewDisposeScope();
        var expected = Train(null, Mixed);
        Assert.Equal(expected, Train(() => new RematScope(mode, 8, ["inner", "dense_1", "batch_normalization"]), Mixed));
    }

    [Theory, MemberData(nameof(Modes))]
    public void Sequences_with_masks_and_states_are_the_same(string mode)
    {
        using var scope = NewDisposeScope();
        var expected = Train(null, Recurrent);
        Assert.Equal(expected, Train(() => new RematScope(mode, 8, ["lstm", "inner"]), Recurrent));
    }

    [Fact]
    public void Attention_and_normalized_convolutions_are_the_same()
    {
        using var scope = NewDisposeScope();
        foreach (var make in (Func<Model>[])[Attention, Convolutions])
            Assert.Equal(Train(null, make), Train(() => new RematScope(), make));
    }

    [Fact]
    public void Gradients_of_gradients_are_the_same()
    {
        using var scope = NewDisposeScope();
        // These are sums of the same terms in another order.
        Assert.All(
            Second(null).Zip(Second(new RematScope())), pair =>
                Assert.Equal(pair.First, pair.Second, 1e-6f * Math.Max(1, Math.Abs(pair.First))));

        static float[] Second(RematScope? remat)
        {
            Utils.SetRandomSeed(3);
            using var around = remat;
            using var layer = new Dense(3, activation: "gelu");
            var x = rand(2, 4);
            using var outer = new GradientTape();
            outer.Watch(x);
            Tensor penalty;
            using (var inner = new GradientTape())
                penalty = inner.Gradient(layer.Apply(x).square().sum(), x)!.square().sum();
            return [.. outer.Gradient(penalty, layer.TrainableWeights).SelectMany(gradient => gradient!.data<float>()),
                .. outer.Gradient(penalty, x)!.data<float>()];
        }
    }

    [Fact]
    public void A_deep_stack_keeps_less()
    {
        using var scope = NewDisposeScope();
        var plain = Kept(null);
        var anew = Kept(() => new RematScope());
        // Each of the 12 blocks keeps the sums before gelu, its result and more, 4 MB each; computed anew, its input alone.
        Assert.InRange(anew, 12 * 4_000_000, 15 * 4_200_000);
        Assert.InRange(plain, 2 * anew, 10 * anew);

        static long Kept(Func<RematScope>? remat)
        {
            using var inner = NewDisposeScope();
            var blocks = new Sequential[12];
            for (var i = 0; i < blocks.Length; i++)
            {
                using (remat?.Invoke())
                    blocks[i] = new Sequential([new Dense(64, activation: "gelu"), new Dropout(0.5), new Dense(64)]);
            }

            using var model = new Sequential(blocks);
            var x = zeros(16_384, 64);
            _ = model.Apply(x[..2]);
            var before = MemoryInUse.Bytes;
            using var y = model.Apply(x, training: true);
            var kept = MemoryInUse.Bytes - before;
            y.sum().backward();
            return kept;
        }
    }

    [Fact]
    public void Losses_of_layers_have_their_gradients()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(Gradients(null), Gradients(new RematScope()));

        static float[] Gradients(RematScope? remat)
        {
            Utils.SetRandomSeed(3);
            using var around = remat;
            using var block = new Sequential(
                [new Dense(3) { ActivityRegularizer = new KerasSharp.Regularizers.L2(0.5) }, new ActivityRegularization(
                    l1: 0.25), new Dense(1)]);
            var y = block.Apply(arange(8, ScalarType.Float32).reshape(2, 4), training: true);
            Assert.Equal(2, block.Losses.Count);
            (y.sum() + block.Losses[0] + block.Losses[1]).backward();
            return [.. block.TrainableWeights.SelectMany(weight => weight.Value.grad!.data<float>())];
        }
    }

    [Fact]
    public void Functions_are_computed_anew()
    {
        using var scope = NewDisposeScope();
        using var weight = new Variable(tensor(new[] { 2f, 3f }));
        var calls = 0;
        var f = Remat.Of(x =>
        {
            calls++;
            return (x * weight).exp() * KerasRandom.Uniform([2]);
        });
        var x = tensor(new[] { 0.5f, -1f }, requires_grad: true);
        Utils.SetRandomSeed(5);
        var y = f(x);
        Assert.Equal(1, calls);
        y.sum().backward();
        Assert.Equal(2, calls);
        Assert.Equal((y.detach() * weight).detach().data<float>().ToArray(), x.grad!.data<float>().ToArray());
        Assert.Equal((y.detach() * x).detach().data<float>().ToArray(), weight.Value.grad!.data<float>().ToArray());
        using (no_grad())
            _ = f(x);
        Assert.Equal(3, calls);
    }

    [Fact]
    public void Functions_of_several_tensors_have_several_gradients()
    {
        using var scope = NewDisposeScope();
        var f = Remat.Of(inputs => [inputs[0] * inputs[1], inputs[0].argmax(), inputs[1].exp()]);
        var (a, b) = (tensor(new[] { 1f, 2f }, requires_grad: true), tensor(new[] { 3f, 4f }, requires_grad: true));
        var outputs = f([a, b]);
        Assert.Equal(1, outputs[1].item<long>());
        outputs[0].sum().backward();
        Assert.Equal([3f, 4f], a.grad!.data<float>().ToArray());
        Assert.Equal([1f, 2f], b.grad!.data<float>().ToArray());
    }

    [Theory]
    [InlineData("full", 2)]
    [InlineData("larger_than", 1)]
    [InlineData("list_of_layers", 1)]
    [InlineData("activations", 1)]
    [InlineData(null, 1)]
    public void A_scope_says_which_layers(string? mode, int calls)
    {
        using var scope = NewDisposeScope();
        using var other = new Counting(name: "other");
        using var remat = new RematScope(mode, outputSizeThreshold: 6, layerNames: ["another"]);
        using var layer = new Counting(name: "counting");
        foreach (var counting in (Counting[])[layer, other])
        {
            var y = counting.Apply(ones(2, 3));
            counting.Calls = 1;
            y.sum().backward();
        }

        Assert.Equal((calls, 1), (layer.Calls, other.Calls));
        using var inner = new RematScope(null);
        Assert.Null(RematScope.Current);
    }

    [Fact]
    public void Larger_outputs_and_listed_layers_are_computed_anew()
    {
        using var scope = NewDisposeScope();
        using var larger = new RematScope("larger_than", outputSizeThreshold: 5);
        using var large = new Counting();
        using var list = new RematScope("list_of_layers", layerNames: ["listed"]);
        using var listed = new Counting("listed");
        foreach (var layer in (Counting[])[large, listed])
        {
            layer.Apply(ones(2, 3)).sum().backward();
            Assert.Equal(2, layer.Calls);
        }
    }

    [Fact]
    public void Activations_alone_are_computed_anew()
    {
        using var scope = NewDisposeScope();
        var calls = 0;
        using var remat = new RematScope("activations");
        using var layer = new Dense(3, activation: KerasSharp.Activations.ActivationFunction.From(x =>
        {
            calls++;
            return x.exp();
        }));
        layer.Apply(ones(2, 3)).sum().backward();
        Assert.Equal(2, calls);
        Assert.Equal(4, layer.RematerializedCall(x => x * 2).Invoke(ones(2, 1)).sum().item<float>());
    }

    [Fact]
    public void A_failure_the_second_time_is_reported()
    {
        using var scope = NewDisposeScope();
        using var remat = new RematScope();
        using var model = new Sequential([new Input([3]), new Counting { FailsAt = 4 }]);
        model.Compile(new SGD(), "mse");
        var message = Assert.Throws<TimeoutException>(() => model.Fit(ones(2, 3), ones(2, 3), epochs: 4, verbose: 0)).Message;
        Assert.Equal("at 4", message);
    }

    [Fact]
    public void A_weight_that_changes_in_between_is_noticed()
    {
        using var scope = NewDisposeScope();
        using var remat = new RematScope();
        using var layer = new Dense(3, activation: "gelu");
        var x = ones(2, 3);
        using var tape = new GradientTape();
        var y = layer.Apply(x).sum();
        layer.Kernel!.Assign(zeros(3, 3));
        Assert.Contains(
            "modified by an inplace operation", Assert.Throws<InvalidOperationException>(
                () => tape.Gradient(y, layer.TrainableWeights)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_modes_are_refused() => Rejects.With<ArgumentException>("`mode`", () => new RematScope("everything"));

    [Fact]
    public void Nothing_is_left_of_a_step()
    {
        using var scope = NewDisposeScope();
        using var remat = new RematScope();
        using var model = Mixed();
        model.Compile(new SGD(), "mse");
        using var x = rand(8, 6);
        using var y = rand(8, 2);
        LiveTensors.AssertSteady(() =>
        {
            using var step = NewDisposeScope();
            model.TrainOnBatch(x, y);
        });
    }

    private static float[] Train(Func<RematScope>? remat, Func<Model> make)
    {
        Utils.SetRandomSeed(1);
        UniqueNames.Reset();
        using var scope = NewDisposeScope();
        Model made;
        using (remat?.Invoke())
            made = make();
        using var model = made;
        // Plain SGD adds up the gradients of an embedding's rows in another order.
        model.Compile(new SGD(0.05, momentum: 0.5), "mse");
        var shape = model.Input.Shape;
        var x = shape.Rank == 2 && model.Input.DType == ScalarType.Int32
            ? randint(0, 5, [8, shape[1]!.Value], dtype: ScalarType.Int32) : rand([8, .. shape[1..].ToArray()]);
        var history = model.Fit(x, rand(8, 2), epochs: 3, batchSize: 4, shuffle: false, verbose: 0);
        return [.. history["loss"].Select(loss => (float)loss), .. model.Weights.SelectMany(weight => weight.Value.data<float>())];
    }

    private static Model Mixed()
    {
        var x = new Input([6]);
        var h = new Dense(8, activation: "gelu").Apply(x);
        h = new Dropout(0.5).Apply(h);
        h = new BatchNormalization().Apply(h);
        var block = new Sequential(
            [new Dense(8, activation: "relu"), new Dropout(0.25, seed: 3), new BatchNormalization(), new GaussianNoise(0.1)],
            name: "inner");
        h = new Add().Apply([h, block.Apply(h)]);
        h = new SpectralNormalization(new Dense(8, activation: "tanh")).Apply(h);
        return new Model(x, new Dense(2).Apply(new LayerNormalization().Apply(h)));
    }

    private static Model Recurrent()
    {
        var x = new Input([5], dtype: ScalarType.Int32);
        var h = new Embedding(5, 4, maskZero: true).Apply(x);
        h = new Sequential(
            [new LSTM(4, returnSequences: true, dropout: 0.25, name: "lstm"), new Dense(4, activation: "tanh")], name: "inner")
            .Apply(h);
        return new Model(x, new GRU(2).Apply(h));
    }

    private static Model Attention()
    {
        var x = new Input([5, 4]);
        return new Model(x, new Dense(2).Apply(new Flatten().Apply(new MultiHeadAttention(2, 4, dropout: 0.25).Apply([x, x]))));
    }

    private static Model Convolutions()
    {
        var x = new Input([6, 6, 3]);
        var h = new BatchNormalization().Apply(new Conv2D(4, 3, activation: "swish").Apply(x));
        return new Model(x, new Dense(2).Apply(new GlobalAveragePooling2D().Apply(new SpatialDropout2D(0.25).Apply(h))));
    }

    private sealed partial class Counting(string? name = null) : Layer(name)
    {
        private Variable _scale = null!;

        public int Calls { get; set; }

        public int FailsAt { get; init; }

        public override Shape ComputeOutputShape(Shape input) => input;

        protected override void Build(Shape input) => _scale = AddWeight("scale", [input[^1]], "ones");

        protected override Tensor Call(Tensor x, bool training)
        {
            if (CallScope.Current is { IsTrial: false } && ++Calls == FailsAt)
                throw new TimeoutException($"at {Calls}");
            return (x * _scale).exp();
        }
    }
}

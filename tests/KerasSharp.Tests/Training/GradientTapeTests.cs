using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Training;

[Collection(nameof(GlobalRandomState))]
public sealed class GradientTapeTests
{
    [Fact]
    public void Gradients_of_gradients_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 2.0, -3 });
        using var outer = new GradientTape();
        outer.Watch(x);
        using var inner = new GradientTape();
        var first = inner.Gradient(x.pow(3), x)!;
        Assert.Equal([12.0, 27], first.ToHost<double>());
        Assert.Equal([12.0, -18], outer.Gradient(first, x)!.ToHost<double>());
        Assert.Null(x.grad);
    }

    [Fact]
    public void Alone_a_tape_gives_gradients_without_a_graph()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 2.0, -3 });
        using (var tape = new GradientTape())
        {
            tape.Watch(x);
            Assert.False(tape.Gradient(x.square(), x)!.requires_grad);
        }

        using var differentiable = new GradientTape(createGraph: true);
        Assert.True(differentiable.Gradient(x.square(), x)!.requires_grad);
    }

    [Fact]
    public void Factors_of_the_target_count_and_other_sources_have_none()
    {
        using var scope = NewDisposeScope();
        var (x, other) = (tensor(new[] { 2.0, -3 }), ones(2));
        using var tape = new GradientTape();
        tape.Watch(x);
        tape.Watch(other);
        var found = tape.Gradient(x.square(), [x, other], tensor(new[] { 1.0, 0.5 }));
        Assert.Equal([4.0, -3], found[0]!.ToHost<double>());
        Assert.Null(found[1]);
    }

    /// <summary>A penalty on the gradient, as in WGAN-GP: the weights' gradients of (‖dy/dx‖ − 1)² against differences, for each kind of
    /// layer.</summary>
    [Theory]
    [InlineData("dense")]
    [InlineData("convolution")]
    [InlineData("LSTM")]
    [InlineData("GRU")]
    [InlineData("SimpleRNN")]
    public void A_penalty_on_gradients_trains(string kind)
    {
        using var scope = NewDisposeScope();
        Utils.SetRandomSeed(3);
        Shape shape = kind switch { "dense" => [5], "convolution" => [6, 6, 2], _ => [4, 3] };
        Layer first = kind switch
        {
            "dense" => new Dense(4, activation: "tanh") { DType = "float64" },
            "convolution" => new Conv2D(3, 3, activation: "tanh") { DType = "float64" },
            "LSTM" => new LSTM(3) { DType = "float64" },
            "GRU" => new GRU(3) { DType = "float64" },
            _ => new SimpleRNN(3) { DType = "float64" },
        };
        Layer[] layers = [first, new Flatten() { DType = "float64" }, new Dense(1) { DType = "float64" }];
        var x = randn([2, .. shape.ToArray(1)], ScalarType.Float64);
        Tensor Penalty()
        {
            using var inner = new GradientTape(createGraph: true);
            inner.Watch(x);
            var gradient = inner.Gradient(layers.Aggregate(x, (y, layer) => layer.Apply(y, training: true)), x)!;
            return (gradient.square().flatten(1).sum(1).sqrt() - 1).square().mean();
        }

        using var tape = new GradientTape();
        Penalty();
        var found = tape.Gradient(Penalty(), first.TrainableWeights)[0]!.ToHost<double>();
        var weight = first.TrainableWeights[0].Value;
        for (var at = 0; at < 4; at++)
        {
            double Moved(double by)
            {
                using (no_grad())
                    weight.view(-1)[at] += by;
                return Penalty().item<double>();
            }

            const double Step = 1e-6;
            var expected = (Moved(Step) - Moved(-2 * Step)) / (2 * Step);
            Moved(Step);
            Assert.True(Math.Abs(expected - found[at]) <= 1e-7 + (1e-5 * Math.Abs(expected)), $"{at}: {expected} and {found[at]}");
        }
    }

    [Fact]
    public void A_loop_with_it_trains_and_leaves_nothing_behind()
    {
        using var model = new Sequential([new Input([2]), new Dense(1, kernelInitializer: "zeros")]);
        using var x = rand(32, 2);
        using var y = x.sum([1], keepdim: true);
        var optimizer = new SGD(0.1);
        var loss = new KerasSharp.Losses.MeanSquaredError();
        float Step()
        {
            using var scope = NewDisposeScope();
            using var tape = new GradientTape();
            var value = loss.Apply(y, model.Apply(x, training: true));
            var gradients = tape.Gradient(value, model.TrainableWeights);
            optimizer.ApplyGradients(gradients.Zip(model.TrainableWeights));
            return value.item<float>();
        }

        var before = Step();
        LiveTensors.AssertSteady(() => Step());
        Assert.True(Step() < before);
    }

    [Fact]
    public void What_cannot_be_differentiated_is_told_in_one_line()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 2.0, -3 });
        using var tape = new GradientTape();
        Rejects.With<ArgumentException>("(2,)", () => tape.Gradient(x.square(), x));
        Rejects.With<ArgumentException>("int64", () => tape.Watch(ones(2, ScalarType.Int64)));
        tape.Watch(x);
        Assert.Throws<ArgumentException>(() => tape.Gradient(x.square(), x, ones(3, ScalarType.Float64)));
        var y = x.square().sum();
        y.backward();
        var message = Assert.Throws<InvalidOperationException>(() => tape.Gradient(y, x)).Message;
        Assert.Contains("second time", message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", message, StringComparison.Ordinal);
    }
}

namespace KerasSharp.Tests.Layers;

/// <summary>The fused kernels against the same layers step by step: outputs, states, gradients of everything, in all combinations of
/// options.</summary>
public sealed class FusedKernelTests
{
    private const double Near = 2e-5;

    public static TheoryData<string, int, bool, bool, bool, string> Cases()
    {
        var cases = new TheoryData<string, int, bool, bool, bool, string>();
        foreach (var kind in (string[])["SimpleRNN", "LSTM", "GRU"])
        {
            // 5 units are fewer than a vector holds, 19 leave a rest.
            foreach (var units in (int[])[5, 19])
            {
                foreach (var sequences in (bool[])[false, true])
                {
                    foreach (var states in (string[])["none", "given"])
                    {
                        cases.Add(kind, units, sequences, false, false, states);
                        cases.Add(kind, units, sequences, true, false, states);
                        cases.Add(kind, units, sequences, true, true, states);
                    }
                }
            }
        }

        return cases;
    }

    [Theory]
    [InlineData("SimpleRNN")]
    [InlineData("LSTM")]
    [InlineData("GRU")]
    public void The_states_of_all_steps_die_with_the_step(string kind)
    {
        using var scope = NewDisposeScope();
        Layer layer =
            kind switch
            {
                "LSTM" => new LSTM(4, returnSequences: true),
                "GRU" => new GRU(4, returnSequences: true),
                _ => new SimpleRNN(
            4, returnSequences: true)
            };
        using var model = new Sequential([new Input([3, 2]), layer]);
        model.Compile("sgd", "mse");
        var (x, y) = (ones(8, 3, 2), ones(8, 3, 4));
        Testing.LiveTensors.AssertSteady(() => model.Fit(x, y, batchSize: 2, verbose: 0));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Agrees_with_the_step_by_step_computation(
        string kind, int units, bool sequences, bool masked, bool zeroOutput, string states)
    {
        using var scope = NewDisposeScope();
        using var fused = Make(kind, units, sequences, zeroOutput, useFused: null);
        using var plain = Make(kind, units, sequences, zeroOutput, useFused: false);
        var given = Inputs(fused, units, states == "given");
        var mask = masked ? Mask() : null;
        plain.EnsureBuilt(Shape.Of(given[0].shape));
        fused.EnsureBuilt(Shape.Of(given[0].shape));
        plain.SetWeights([.. fused.GetWeights().Select(weight => (ArrayLike)weight)]);

        var (outputs, gradients) = Run(fused, given, mask);
        var (expectedOutputs, expectedGradients) = Run(plain, given, mask);
        AssertNear(expectedOutputs, outputs);
        AssertNear(expectedGradients, gradients);
    }

    [Theory]
    [InlineData("SimpleRNN")]
    [InlineData("LSTM")]
    [InlineData("GRU")]
    public void Gradients_of_gradients_agree(string kind)
    {
        using var scope = NewDisposeScope();
        using var fused = Make(kind, 5, true, false, useFused: null);
        using var plain = Make(kind, 5, true, false, useFused: false);
        var x = Inputs(fused, 5, false)[0];
        plain.EnsureBuilt(Shape.Of(x.shape));
        fused.EnsureBuilt(Shape.Of(x.shape));
        plain.SetWeights([.. fused.GetWeights().Select(weight => (ArrayLike)weight)]);
        AssertNear(Penalty(plain), Penalty(fused));

        // The gradient's norm as a loss, as in a gradient penalty.
        Tensor[] Penalty(RecurrentLayer layer)
        {
            var input = x.detach().clone().requires_grad_();
            var gradient = autograd.grad([layer.Apply([input])[0].square().sum()], [input], retain_graph: true, create_graph: true)[0];
            gradient.square().sum().backward();
            return [input.grad!, .. layer.Weights.Select(weight => weight.Value.grad!)];
        }
    }

    [Theory]
    [InlineData("SimpleRNN")]
    [InlineData("LSTM")]
    [InlineData("GRU")]
    public void Without_gradients_the_outputs_are_the_same(string kind)
    {
        using var scope = NewDisposeScope();
        using var layer = Make(kind, 19, true, false, useFused: null);
        var x = Inputs(layer, 19, false)[0];
        var outputs = layer.Apply([x]);
        Assert.True(outputs[0].requires_grad);
        using var _ = no_grad();
        var quiet = layer.Apply([x]);
        Assert.False(quiet[0].requires_grad);
        AssertNear(outputs, quiet);
    }

    [Theory]
    [InlineData("SimpleRNN")]
    [InlineData("LSTM")]
    [InlineData("GRU")]
    public void Only_what_needs_a_gradient_gets_one(string kind)
    {
        using var scope = NewDisposeScope();
        using var layer = Make(kind, 5, false, false, useFused: null);
        var x = Inputs(layer, 5, false)[0];
        layer.EnsureBuilt(Shape.Of(x.shape));
        layer.Cell.Weights[0].Trainable = false;
        var quiet = x.detach();
        layer.Apply([quiet])[0].sum().backward();
        Assert.Null(quiet.grad);
        Assert.Null(layer.Cell.Weights[0].Value.grad);
        Assert.NotNull(layer.Cell.Weights[1].Value.grad);
        Assert.NotNull(layer.Cell.Weights[2].Value.grad);
    }

    [Theory]
    [InlineData("SimpleRNN")]
    [InlineData("LSTM")]
    [InlineData("GRU")]
    public void A_graph_that_is_kept_can_be_run_again(string kind)
    {
        using var scope = NewDisposeScope();
        using var layer = Make(kind, 5, true, false, useFused: null);
        var x = Inputs(layer, 5, false)[0];
        var loss = layer.Apply([x])[0].square().sum();
        loss.backward(retain_graph: true);
        var first = x.grad!.clone();
        x.grad!.zero_();
        loss.backward();
        AssertNear([first], [x.grad!]);
    }

    [Fact]
    public void A_step_leaves_nothing_behind()
    {
        using var layer = Make("LSTM", 19, false, false, useFused: null);
        using var x = randn(4, 6, 3);
        long Live()
        {
            using (NewDisposeScope())
            {
                layer.Apply([x])[0].sum().backward();
                foreach (var weight in layer.Weights)
                    weight.Value.grad = null;
            }

            return DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        }

        Live();
        var before = Live();
        for (var i = 0; i < 20; i++)
            Live();
        Assert.Equal(before, Live());
    }

    [Fact]
    public void NaN_is_not_hidden()
    {
        using var scope = NewDisposeScope();
        using var layer = Make("LSTM", 19, false, false, useFused: null);
        Assert.True(layer.Apply([full([1, 2, 3], double.NaN, ScalarType.Float32)])[0].isnan().all().item<bool>());
    }

    [Fact]
    public void Extreme_sums_saturate()
    {
        using var scope = NewDisposeScope();
        using var layer = Make("GRU", 19, true, false, useFused: null);
        var y = layer.Apply([full([1, 4, 3], 1e30, ScalarType.Float32)])[0];
        Assert.True(y.isfinite().all().item<bool>());
        Assert.True((y.abs().max() <= 1).item<bool>());
    }

    [Fact]
    public void UseCudnn_true_refuses_a_mask()
    {
        using var scope = NewDisposeScope();
        using var layer = new LSTM(3, useCudnn: true);
        var error = Assert.Throws<InvalidOperationException>(() => layer.Apply([ones(4, 6, 3)], masks: [Mask()]));
        Assert.Contains("useCudnn", error.Message);
    }

    private static RecurrentLayer Make(string kind, int units, bool sequences, bool zeroOutput, bool? useFused) => kind switch
    {
        "LSTM" => new LSTM(units, returnSequences: sequences, returnState: true, zeroOutputForMask: zeroOutput, useCudnn: useFused),
        "GRU" =>
            new GRU(
            units, returnSequences: sequences, returnState: true, zeroOutputForMask: zeroOutput, useCudnn: useFused,
            biasInitializer: "uniform"),
        _ when useFused == false =>
            new RNN(new SimpleRNNCell(units), returnSequences: sequences, returnState: true, zeroOutputForMask: zeroOutput),
        _ => new SimpleRNN(units, returnSequences: sequences, returnState: true, zeroOutputForMask: zeroOutput),
    };

    private static Tensor[] Inputs(RecurrentLayer layer, int units, bool withStates)
    {
        var inputs = new List<Tensor> { randn(4, 6, 3) };
        for (var i = 0; withStates && i < layer.Cell.StateSizes.Count; i++)
            inputs.Add(randn(4, units));
        return [.. inputs.Select(input => input.requires_grad_())];
    }

    /// <summary>Rows that count throughout, that end early, that begin late, and with a gap.</summary>
    private static Tensor Mask() => tensor(
        new[] { true, true, true, true, true, true, true, true, true, false, false, false, false, false, true, true, true, true, true,
            false, true, true, false, true }, 4, 6);

    private static (Tensor[] Outputs, Tensor[] Gradients) Run(RecurrentLayer layer, Tensor[] given, Tensor? mask)
    {
        var inputs = Array.ConvertAll(given, input => input.detach().clone().requires_grad_());
        var masks = new Tensor?[inputs.Length];
        masks[0] = mask;
        var outputs = layer.Apply(inputs, masks: masks);
        // A loss that weighs each value of each output differently.
        outputs.Select((output, i) => (output * linspace(-1, 2 + i, output.numel()).view(output.shape)).sum()).Aggregate((a, b) => a + b)
            .backward();
        return (outputs, [.. inputs.Select(input => input.grad!), .. layer.Weights.Select(weight => weight.Value.grad!)]);
    }

    private static void AssertNear(Tensor[] expected, Tensor[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i].shape, actual[i].shape);
            var distance = ((actual[i] - expected[i]).abs() / (1 + expected[i].abs())).max().item<float>();
            Assert.True(distance < Near, $"Tensor {i} is off by {distance}.");
        }
    }
}

namespace KerasSharp.Tests.Torch;

public sealed class StateDictTests
{
    [Fact]
    public void A_TorchSharp_module_takes_the_weights_of_a_model_and_computes_the_same()
    {
        using var scope = NewDisposeScope();
        using var model = Convnet();
        using var module = Module();
        module.load_state_dict(model.ToStateDict(module));
        module.eval();
        var images = rand(3, 6, 4, 2);
        Same(model.Apply(images), module.call(images.permute(0, 3, 1, 2)));
    }

    [Fact]
    public void A_model_takes_the_weights_of_a_TorchSharp_module_and_computes_the_same()
    {
        using var scope = NewDisposeScope();
        using var model = Convnet();
        using var module = Module();
        module.eval();
        model.LoadStateDict(module.state_dict());
        var images = rand(3, 6, 4, 2);
        Same(model.Apply(images), module.call(images.permute(0, 3, 1, 2)));
        // And back, under the module's names.
        foreach (var (name, value) in model.ToStateDict(module))
            Same(module.state_dict()[name], value);
    }

    [Fact]
    public void An_LSTM_in_both_directions_is_torchs()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input([5, 3]), new Bidirectional(new LSTM(4, returnSequences: true))]);
        using var lstm = nn.LSTM(3, 4, batchFirst: true, bidirectional: true);
        model.LoadStateDict(lstm.state_dict());
        var x = randn(2, 5, 3);
        Same(model.Apply(x), lstm.call(x).Item1);
        using var other = nn.LSTM(3, 4, batchFirst: true, bidirectional: true);
        other.load_state_dict(model.ToStateDict(other));
        Same(model.Apply(x), other.call(x).Item1);
    }

    /// <summary>Both ways, in both directions or one, with every step or the last, against the module that is meant.</summary>
    [Theory]
    [InlineData("GRU", false)]
    [InlineData("GRU", true)]
    [InlineData("SimpleRNN", false)]
    [InlineData("SimpleRNN", true)]
    [InlineData("LSTM", false)]
    [InlineData("LSTM", true)]
    public void Recurrent_modules_are_torchs(string kind, bool both)
    {
        using var scope = NewDisposeScope();
        foreach (var sequences in new[] { true, false })
        {
            var layer = Make(kind, sequences);
            using var model = new Sequential([new Input([5, 3]), both ? new Bidirectional(layer) : layer]);
            var (module, call) = Recurrent(kind, both);
            model.LoadStateDict(module.state_dict());
            var x = randn(2, 5, 3);
            Same(Expected(call(x)), model.Apply(x));
            var (other, otherCall) = Recurrent(kind, both);
            other.load_state_dict(model.ToStateDict(other));
            Same(Expected(otherCall(x)), model.Apply(x));
            // The last output is that of the last step forward, and backward that of the first.
            Tensor Expected(Tensor all) => sequences ? all : both ? cat([all[.., -1, ..4], all[.., 0, 4..]], -1) : all[.., -1];
        }

        static RecurrentLayer Make(string kind, bool sequences) => kind switch
        {
            "GRU" => new GRU(4, returnSequences: sequences),
            "SimpleRNN" => new SimpleRNN(4, returnSequences: sequences),
            _ => new LSTM(4, returnSequences: sequences),
        };

        static (nn.Module Module, Func<Tensor, Tensor> Call) Recurrent(string kind, bool both)
        {
            switch (kind)
            {
                case "GRU":
                    var gru = nn.GRU(3, 4, batchFirst: true, bidirectional: both);
                    return (gru, x => gru.call(x).Item1);
                case "SimpleRNN":
                    var rnn = nn.RNN(3, 4, batchFirst: true, bidirectional: both);
                    return (rnn, x => rnn.call(x).Item1);
                default:
                    var lstm = nn.LSTM(3, 4, batchFirst: true, bidirectional: both);
                    return (lstm, x => lstm.call(x).Item1);
            }
        }
    }

    /// <summary>One step of a GRU by torch's documented formula: gates r z n.</summary>
    [Fact]
    public void A_GRU_has_torchs_order_of_gates()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input([1, 3]), new GRU(2, biasInitializer: "random_normal")]);
        var state = model.ToStateDict();
        Assert.Equal(["gru.weight_ih_l0", "gru.weight_hh_l0", "gru.bias_ih_l0", "gru.bias_hh_l0"], state.Keys.Select(Plain));
        var entries = state.Values.ToArray();
        var x = randn(4, 1, 3);
        var (input, hidden) = (x[TensorIndex.Colon, 0].matmul(entries[0].t()) + entries[2], entries[3].expand(4, 6));
        var (i, h) = (input.chunk(3, 1), hidden.chunk(3, 1));
        var (r, z) = ((i[0] + h[0]).sigmoid(), (i[1] + h[1]).sigmoid());
        Same((1 - z) * (i[2] + (r * h[2])).tanh(), model.Apply(x));
    }

    /// <summary>Attention by torch's documented formula, from the entries of its MultiheadAttention.</summary>
    [Fact]
    public void Attention_has_torchs_joined_projections()
    {
        using var scope = NewDisposeScope();
        var input = new Input([5, 6]);
        using var model = new Model(
            input, new MultiHeadAttention(2, 3, biasInitializer: "random_normal", name: "attention").Apply([input, input])[0]);
        var state = model.ToStateDict();
        Assert.Equal(
            ["attention.in_proj_weight", "attention.in_proj_bias", "attention.out_proj.weight", "attention.out_proj.bias"], state.Keys);
        var x = randn(2, 5, 6);
        var parts = (x.matmul(state["attention.in_proj_weight"].t()) + state["attention.in_proj_bias"]).chunk(3, -1)
            .Select(part => part.view(2, 5, 2, 3).transpose(1, 2)).ToArray();
        var heads = (parts[0].matmul(parts[1].transpose(-1, -2)) / Math.Sqrt(3)).softmax(-1).matmul(parts[2]);
        Same(
            heads.transpose(1, 2).reshape(2, 5, 6)
            .matmul(state["attention.out_proj.weight"].t()) + state["attention.out_proj.bias"], model.Apply(x));
        var before = model.GetWeights();
        model.LoadStateDict(state);
        foreach (var (old, now) in before.Zip(model.GetWeights()))
            Same(old, now);
    }

    /// <summary>Every layer that has a counterpart: what it writes it reads, and not a value more changes hands than it has.</summary>
    [Theory]
    [MemberData(nameof(Layers))]
    public void What_a_layer_writes_it_reads(string layer)
    {
        using var scope = NewDisposeScope();
        var (make, shape) = Samples[layer];
        using var model = new Sequential([new Input(shape), make()]);
        using var other = new Sequential([new Input(shape), make()]);
        other.LoadStateDict(model.ToStateDict());
        foreach (var (expected, actual) in model.ToStateDict().Values.Zip(other.ToStateDict().Values))
            Same(expected, actual);
        var x = shape.Rank == 1 ? randint(0, 7, [2, .. shape.ToArray(1)]) : rand([2, .. shape.ToArray(1)]);
        Same(model.Apply(x), other.Apply(x));
    }

    public static TheoryData<string> Layers => [.. Samples.Keys];

    [Fact]
    public void Grouped_convolutions_of_torch_are_depthwise_ones()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential(
            [new Input([6, 6, 3]), new DepthwiseConv2D(3, depthMultiplier: 2, biasInitializer: "random_normal")]);
        var state = model.ToStateDict().Values.ToArray();
        var x = rand(2, 6, 6, 3);
        var expected = nn.functional.conv2d(x.permute(0, 3, 1, 2), state[0], state[1], groups: 3).permute(0, 2, 3, 1);
        Same(expected, model.Apply(x));
    }

    [Fact]
    public void Entries_that_do_not_fit_are_named_and_nothing_is_changed()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input([3]), new Dense(4, name: "first"), new Dense(2, name: "second")]);
        var before = model.GetWeights();
        var state = model.ToStateDict();

        state["second.weight"] = zeros(2, 5);
        Refused(state, "'second.weight' has shape (2, 5)", "takes (2, 4)");
        state.Remove("second.weight");
        Refused(state, "lacks 'second.weight' of shape (2, 4)");
        state.Clear();
        Refused(state, "Layer 'first'", "goes on with nothing");
        var surplus = model.ToStateDict();
        surplus["third.weight"] = zeros(1);
        Refused(surplus, "no layer: third.weight");
        foreach (var (old, now) in before.Zip(model.GetWeights()))
            Same(old, now);

        void Refused(Dictionary<string, Tensor> wrong, params string[] words)
        {
            var message = Assert.Throws<ArgumentException>(() => model.LoadStateDict(wrong)).Message;
            foreach (var word in words)
                Assert.Contains(word, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Only_what_is_returned_stays()
    {
        using var model = Convnet();
        using var module = Module();
        LiveTensors.AssertSteady(() =>
        {
            var state = model.ToStateDict(module);
            model.LoadStateDict(state);
            foreach (var tensor in state.Values)
                tensor.Dispose();
        });
    }

    private static readonly Dictionary<string, (Func<Layer> Make, Shape Shape)> Samples = new()
    {
        ["Dense"] = (() => new Dense(3), [4]),
        ["Dense without bias"] = (() => new Dense(3, useBias: false), [4]),
        ["Dense with LoRA"] = (() => new Dense(3, loraRank: 2), [4]),
        ["Conv1D"] = (() => new Conv1D(4, 3, groups: 2), [8, 2]),
        ["Conv3D"] = (() => new Conv3D(2, (1, 2, 3)), [4, 4, 4, 3]),
        ["Conv2DTranspose"] = (() => new Conv2DTranspose(3, (2, 3)), [4, 4, 2]),
        ["DepthwiseConv1D"] = (() => new DepthwiseConv1D(3, depthMultiplier: 2), [8, 3]),
        ["SeparableConv2D"] = (() => new SeparableConv2D(4, 2), [5, 5, 3]),
        ["Embedding"] = (() => new Embedding(7, 3), [4]),
        ["BatchNormalization"] = (() => new BatchNormalization(scale: false), [4]),
        ["LayerNormalization"] = (() => new LayerNormalization(), [4]),
        ["GroupNormalization"] = (() => new GroupNormalization(groups: 2, center: false), [4]),
        ["RMSNormalization"] = (() => new RMSNormalization(), [4]),
        ["PReLU"] = (() => new PReLU(), [4]),
        ["SimpleRNN"] = (() => new SimpleRNN(3, biasInitializer: "random_normal"), [5, 2]),
        ["LSTM"] = (() => new LSTM(3, useBias: false), [5, 2]),
        ["GRU"] = (() => new GRU(3, biasInitializer: "random_normal"), [5, 2]),
        ["GRU, reset before"] = (() => new GRU(3, resetAfter: false), [5, 2]),
        ["Bidirectional"] = (() => new Bidirectional(new GRU(3, biasInitializer: "random_normal")), [5, 2]),
        ["TimeDistributed"] = (() => new TimeDistributed(new Dense(3)), [5, 2]),
        ["a nested model"] = (() => new Sequential([new Input([4]), new Dense(3), new Dense(2)]), [4]),
    };

    private static Sequential Convnet() => new([
        new Input([6, 4, 2]),
        new Conv2D(4, (3, 2), biasInitializer: "random_normal"),
        new BatchNormalization(epsilon: 1e-5, gammaInitializer: "random_normal", movingMeanInitializer: "random_normal"),
        new MaxPooling2D((4, 3)),
        new Flatten(),
        new Dense(3, biasInitializer: "random_normal"),
    ]);

    private static nn.Module<Tensor, Tensor> Module() => nn.Sequential(
        nn.Conv2d(2, 4, kernel_size: (3, 2)), nn.BatchNorm2d(4), nn.MaxPool2d(kernel_size: (4, 3)), nn.Flatten(), nn.Linear(4, 3));

    private static string Plain(string key) => System.Text.RegularExpressions.Regex.Replace(key, "_[0-9]+\\.", ".");

    private static void Same(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(expected.allclose(actual, 1e-5, 1e-6), $"{expected.npstr()} is not {actual.npstr()}");
    }
}

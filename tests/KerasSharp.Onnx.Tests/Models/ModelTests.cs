namespace KerasSharp.Onnx.Tests.Models;

/// <summary>Whole models: nested, shared, with masks, with operations, on data of several sizes.</summary>
public sealed class ModelTests
{
    [Fact]
    public void A_convolutional_network()
    {
        using var model = new Sequential(
        [
            new Input([28, 28, 1]), new Conv2D(8, 3, activation: "relu"), new BatchNormalization(), new MaxPooling2D(2),
                new Conv2D(12, 3, padding: "same", strides: 2), new Flatten(),
            new Dropout(0.5), new Dense(10, activation: "softmax"),
        ]);
        Same.Exported(model, rand(3, 28, 28, 1));
    }

    [Fact]
    public void A_convnext_block()
    {
        KerasTensor x = new Input([6, 6, 4]);
        var y = new LayerNormalization(epsilon: 1e-6).Apply(new DepthwiseConv2D(3, padding: "same").Apply(x)).Dense(8, activation: "gelu")
            .Dense(4);
        y = new StochasticDepth(0.2).Apply(new LayerScale(0.1, 4).Apply(y));
        using var model = new Model(x, [x + y, new CustomScaleLayer(0.17).Apply([x, y])]);
        Same.Exported(model, rand(2, 6, 6, 4));
    }

    [Fact]
    public void Masks_go_through_a_stack_of_recurrent_layers()
    {
        using var model = new Sequential(
        [
            new Input([null], dtype: ScalarType.Int32), new Embedding(20, 6, maskZero: true), new LSTM(5, returnSequences: true),
                new Bidirectional(new GRU(4)), new Dense(2),
        ]);
        using var exported = new OnnxModel(ModelGraph.Export(model));
        Same.Predictions(model, exported, tensor(new[] { 3, 4, 0, 0, 5, 6, 7, 0 }, [2, 4]));
        Same.Predictions(model, exported, tensor(new[] { 3, 0, 5, 1, 0, 0, 0, 0, 0, 9, 8, 7, 6, 5, 4, 3, 2, 1 }, [3, 6]));
    }

    [Fact]
    public void Nested_and_shared_models_hold_their_weights_once()
    {
        KerasTensor x = new Input([4]);
        using var inner = new Model(x, x.Dense(8, activation: "relu").Dense(3), name: "inner");
        KerasTensor a = new Input([4], name: "a"), b = new Input([4], name: "b");
        using var model = new Model([a, b], new Concatenate().Apply([inner.Apply(a), inner.Apply(b)]).Dense(1));
        var exporter = ModelGraph.Export(model);
        Assert.Equal(6, exporter.Builder.Stored.Count(tensor => tensor.Numbers?.dtype == ScalarType.Float32));
        using var exported = new OnnxModel(exporter);
        Same.Predictions(model, exported, rand(5, 4), rand(5, 4));
    }

    [Fact]
    public void A_transformer_block_of_any_length()
    {
        KerasTensor x = new Input([null, 8]);
        var y = new LayerNormalization().Apply(x + new MultiHeadAttention(2, 4).Apply(x, x, useCausalMask: true));
        using var model = new Model(x, new LayerNormalization().Apply(y + y.Dense(16, activation: "gelu").Dense(8)));
        using var exported = new OnnxModel(ModelGraph.Export(model));
        Same.Predictions(model, exported, rand(2, 5, 8));
        Same.Predictions(model, exported, rand(3, 9, 8));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(0)]
    public void Attention_hides_what_comes_later_along_its_axes(int axis)
    {
        KerasTensor x = new Input([3, 4, 8]);
        var look = new MultiHeadAttention(2, 4, attentionAxes: axis == 0 ? null : axis, slidingWindow: 3);
        using var model = new Model(x, look.Apply(new Masking().Apply(x), x, useCausalMask: true));
        var data = rand(2, 3, 4, 8);
        data[0, 1, 2] = 0;
        Same.Exported(model, data);
    }

    [Fact]
    public void Operations_indexing_and_constants_stand_in_a_model()
    {
        KerasTensor x = new Input([6, 4]);
        var weights = tensor(new[] { 0.5f, -1, 2, 0.25f });
        var part = x[.., 1..4];
        using var model = new Model(x, [Ops.Sum(Ops.Multiply(part, weights), axis: 1), Ops.Where(Ops.Greater(x, 0.5), x, -x), x[.., ^1],
            Ops.Reshape(x, (-1, 24))]);
        Same.Exported(model, rand(3, 6, 4));
    }

    [Fact]
    public void Several_outputs_of_a_recurrent_layer()
    {
        KerasTensor x = new Input([null, 3]);
        var lstm = new LSTM(4, returnSequences: true, returnState: true, goBackwards: true);
        using var model = new Model(x, lstm.Apply([x]));
        Same.Exported(model, rand(2, 5, 3));
    }

    [Fact]
    public void A_stateful_model_has_its_state_as_input_and_output()
    {
        using var model = new Sequential([new Input([3, 2], batchSize: 2), new LSTM(4, stateful: true, name: "memory")]);
        using var exported = new OnnxModel(ModelGraph.Export(model));
        var (first, second) = (rand(2, 3, 2), rand(2, 3, 2));
        var name = exported.Inputs.Keys.First();
        var once = exported.Run(new Dictionary<string, Tensor> { [name] = first });
        var states = new Dictionary<string, Tensor> { ["memory_state_0"] = once[1], ["memory_state_1"] = once[2] };
        var twice = exported.Run(new Dictionary<string, Tensor>(states) { [name] = second });
        Same.Values(model.Predict(first, verbose: 0), once[0]);
        Same.Values(model.Predict(second, verbose: 0), twice[0]);
        Assert.Equal(["memory_state_0_next", "memory_state_1_next"], exported.Outputs.Keys.Skip(1));
    }

    [Fact]
    public void An_adapted_normalization_and_a_low_rank_update_are_inside()
    {
        var normalization = new Normalization();
        normalization.Adapt(rand(50, 3) * 4);
        var dense = new Dense(5);
        using var model = new Sequential([new Input([3]), normalization, dense]);
        dense.EnableLora(2);
        dense.SetWeights([.. dense.GetWeights().Select(weight => rand_like(weight))]);
        Same.Exported(model, rand(4, 3));
    }

    [Fact]
    public void A_convolution_with_a_change_of_low_rank_is_exported_merged()
    {
        var conv = new Conv2D(4, 3, loraRank: 2);
        using var model = new Sequential([new Input([6, 6, 3]), conv]);
        conv.SetWeights([.. conv.GetWeights().Select(weight => rand_like(weight))]);
        Same.Exported(model, rand(2, 6, 6, 3));
    }

    [Fact]
    public void A_trained_model_predicts_the_same_before_and_after()
    {
        using var model = new Sequential([new Input([4]), new Dense(8, activation: "relu"), new BatchNormalization(),
            new Dense(3, activation: "softmax")]);
        model.Compile("adam", "sparse_categorical_crossentropy");
        model.Fit(rand(64, 4), randint(0, 3, [64]), epochs: 2, verbose: 0);
        Same.Exported(model, rand(10, 4));
    }
}

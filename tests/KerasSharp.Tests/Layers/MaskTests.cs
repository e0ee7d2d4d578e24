using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Layers;

/// <summary>Masks go from layer to layer with the tensors, in models and in calls by hand. Numbers are those of Keras 3.15.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class MaskTests
{
    [Fact]
    public void An_LSTM_in_an_own_model_leaves_masked_steps_out() =>
        Agrees([0.04770497977733612, 0.07167854905128479, 0.27975645661354065, 0.0502021424472332], new LSTM(2));

    [Fact]
    public void A_recurrent_layer_hands_the_mask_to_the_next() =>
        Agrees([0.35031750798225403, 0.2192680835723877], new LSTM(2, returnSequences: true), new GRU(1));

    [Fact]
    public void So_does_Bidirectional() => Agrees(
        [0.09793311357498169, -0.05960628390312195, 0.4647839069366455, -0.6030672192573547],
        new Bidirectional(new SimpleRNN(1, returnSequences: true)), new GlobalAveragePooling1D());

    [Fact]
    public void So_does_attention() => Agrees(
        [0.7469809055328369, -0.061399489641189575, 1.8362007141113281, 0.07430249452590942], new MultiHeadAttention(
            1, 2), new GlobalAveragePooling1D());

    [Fact]
    public void So_do_TimeDistributed_and_layers_that_give_their_input_back()
    {
        double[] expected = [0.9157531261444092, 0.5199097394943237, 0.766891360282898, -0.6101608872413635];
        Agrees(expected, new TimeDistributed(new Dense(2)), new GlobalAveragePooling1D());
        Agrees(expected, new Dropout(0.5), new Dense(2), new GlobalAveragePooling1D());
    }

    [Fact]
    public void An_own_model_trains_like_a_Sequential_by_its_own_step_too()
    {
        using var scope = NewDisposeScope();
        var y = tensor(new float[] { 0, 1, 2, 3, 1, 1, 1, 1 }).reshape(2, 4, 1);
        double[] expected = [0.8982264995574951, 0.8549042344093323, 0.8164055347442627];
        foreach (var model in (Model[])[new Chain(new LSTM(1, returnSequences: true)), new OwnStep(new LSTM(1, returnSequences: true))])
        {
            Waves(model);
            model.Compile(new SGD(0.5), "mse");
            var losses = model.Fit(Ids(), y, epochs: 3, shuffle: false, verbose: 0)["loss"];
            for (var i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], losses[i], 5);
        }
    }

    [Fact]
    public void Masks_go_along_in_calls_by_hand()
    {
        using var scope = NewDisposeScope();
        using var embedding = new Embedding(5, 2, maskZero: true);
        using var lstm = new LSTM(2);
        var x = embedding.Apply(Ids());
        var masked = Small.Values(lstm.Apply(x));
        Assert.Equal(Small.Values(lstm.Apply(x * 1, mask: Ids() != 0)), masked);
        // What is computed from a tensor is another one.
        Assert.NotEqual(Small.Values(lstm.Apply(x * 1)), masked);
        Assert.Equal(Small.Values(lstm.Apply([x])[0]), masked);
    }

    [Fact]
    public void A_mask_lives_as_long_as_its_tensor_in_whichever_scope()
    {
        using var scope = NewDisposeScope();
        using var embedding = new Embedding(5, 2, maskZero: true);
        using var lstm = new LSTM(2);
        var expected = Small.Values(lstm.Apply(embedding.Apply(Ids())));
        Tensor x;
        using (NewDisposeScope())
            x = embedding.Apply(Ids()).MoveToOuterDisposeScope();
        Assert.Equal(expected, Small.Values(lstm.Apply(x)));
        LiveTensors.AssertSteady(() =>
        {
            using var step = NewDisposeScope();
            lstm.Apply(embedding.Apply(Ids()));
        });
        LiveTensors.AssertSteady(() =>
        {
            using var ids = Ids();
            using var y = embedding.Apply(ids);
            using var z = lstm.Apply(y);
        });
    }

    [Fact]
    public void A_mask_given_to_one_call_does_not_stay_with_the_input()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, 4, 2);
        var mask = Ids() != 0;
        using var dropout = new Dropout(0.5);
        using var model = new Sequential([new Dense(2), new LSTM(2)]);
        var plain = Small.Values(model.Apply(x));
        var masked = Small.Values(model.Apply(x, mask: mask));
        Assert.NotEqual(plain, masked);
        Assert.Equal(plain, Small.Values(model.Apply(x)));
        Assert.Equal(masked, Small.Values(model.Apply(dropout.Apply(x, mask: mask))));
        Assert.Equal(plain, Small.Values(model.Apply(x)));
    }

    [Fact]
    public void An_own_layer_sees_the_mask_and_may_make_one()
    {
        using var scope = NewDisposeScope();
        using var layer = new Positive();
        Assert.True(layer.SupportsMasking);
        using var count = new Count();
        Assert.Equal([2f, 1f], Small.Values(count.Apply(layer.Apply(Ids().to(ScalarType.Float32) - 0.5))));
        Assert.Equal([-1f], Small.Values(count.Apply(ones(1, 3))));
    }

    [Fact]
    public void A_layer_that_knows_no_masks_says_once_that_one_ends_there()
    {
        using var scope = NewDisposeScope();
        using var log = new WarningLog();
        using var embedding = new Embedding(5, 2, maskZero: true);
        using var conv = new Conv1D(2, 2, name: "conv");
        using var own = new Doubled();
        for (var i = 0; i < 3; i++)
        {
            conv.Apply(embedding.Apply(Ids()));
            own.Apply(embedding.Apply(Ids()));
        }

        Assert.Equal(2, log.Messages.Count);
        Assert.Contains("'conv' (Conv1D)", log.Messages[0]);
        Assert.Contains("does not support masking", log.Messages[0]);
        Assert.Contains("(Doubled)", log.Messages[1]);
        // Symbolically as well, and not again when the model runs.
        log.Messages.Clear();
        var input = new Input([4], dtype: ScalarType.Int64);
        using var model = new Model(input, new Flatten(name: "flat").Apply(embedding.Apply(input)));
        model.Predict(Ids(), verbose: 0);
        Assert.Contains("'flat' (Flatten)", Assert.Single(log.Messages));
        log.Messages.Clear();
        new GlobalAveragePooling1D().Apply(embedding.Apply(Ids()));
        new LSTM(2).Apply(embedding.Apply(Ids()));
        Assert.Empty(log.Messages);
    }

    private static Tensor Ids()
    {
        using var scope = NewDisposeScope();
        return tensor(new long[] { 1, 2, 0, 0, 3, 0, 0, 0 }).reshape(2, 4).MoveToOuterDisposeScope();
    }

    private static void Agrees(double[] expected, params Layer[] layers)
    {
        using var scope = NewDisposeScope();
        using var model = new Chain(layers);
        Waves(model);
        Close(expected, model.Predict(Ids(), verbose: 0));
        Close(expected, model.Apply(Ids()));
    }

    private static void Close(double[] expected, Tensor actual)
    {
        var values = Small.Values(actual);
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < values.Length; i++)
            Assert.Equal(expected[i], values[i], 5);
    }

    /// <summary>Weights that are easy to make in Python too.</summary>
    private static void Waves(Model model)
    {
        model.Apply(Ids());
        for (var i = 0; i < model.Weights.Count; i++)
        {
            var weight = model.Weights[i];
            weight.Assign((arange(weight.Value.numel(), ScalarType.Float64) + i).sin().reshape(weight.Value.shape).to(ScalarType.Float32));
        }
    }

    private class Chain(params Layer[] layers) : Model
    {
        private readonly Embedding _embedding = new(5, 2, maskZero: true);
        private readonly Layer[] _layers = layers;

        protected override Tensor Call(Tensor x, bool training) =>
            _layers.Aggregate(
                _embedding.Apply(x), (h, layer) => layer is MultiHeadAttention attention ? attention.Apply(h, h) : layer.Apply(h));
    }

    private sealed class OwnStep(params Layer[] layers) : Chain(layers)
    {
        protected override Logs TrainStep(Batch batch)
        {
            var yPred = Apply(batch.X[0], training: true);
            var loss = ComputeLoss(y: batch.Y[0], yPred: yPred);
            TrackLoss(loss, batch.Size);
            Update(loss);
            return ComputeMetrics(batch.X[0], batch.Y[0], yPred);
        }
    }

    private sealed class Positive : Layer
    {
        protected override Tensor Call(Tensor x, bool training) => x * 1;

        protected override Tensor?[] ComputeMask(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs) => [inputs[0] > 0];
    }

    private sealed class Count : Layer
    {
        protected override Tensor Call(Tensor x, CallContext context) =>
            context.Mask?.to_type(ScalarType.Float32).sum(-1) ?? -ones(x.shape[0]);
    }

    private sealed class Doubled : Layer
    {
        protected override Tensor Call(Tensor x, bool training) => x * 2;
    }
}

using KerasSharp.Optimizers;
using KerasSharp.Tests.Models;

namespace KerasSharp.Tests.Training;

/// <summary>Frozen layers and models; the numbers are Keras's.</summary>
public sealed class TrainableTests
{
    [Fact]
    public void A_frozen_batch_normalization_runs_in_inference_mode()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        model.GetLayer("bn").Trainable = false;
        Check(model, 2, [28.3930606842041, 0.8947763442993164], [2.434117, -0.902945, 3.0, 0.0, 0.0, 3.0, 1.073292, -0.009425]);
    }

    [Fact]
    public void A_frozen_layer_keeps_its_weights()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        model.GetLayer("a").Trainable = false;
        Check(model, 2, [4.7405219078063965, 0.5257053971290588], [12.0, 0.0, 1.140692, 0.044479, 0.048077, 3.148061, 1.098152, -0.078995]);
    }

    [Fact]
    public void A_layer_frozen_after_compiling_is_frozen()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        model.Compile(new SGD(0.1), "mse");
        Fit(model, 1);
        model.GetLayer("a").Trainable = false;
        SubclassTests.Close([0.5252967476844788], Fit(model, 1)["loss"]);
        SubclassTests.Close([12.000238, 0.0, 1.139161, 0.04438, 0.048506, 3.148977, 1.096644, -0.078975], SubclassTests.Sums(model));
    }

    [Fact]
    public void A_layer_set_free_after_training_asks_for_a_new_optimizer_before_anything_changes()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        model.GetLayer("a").Trainable = false;
        model.Compile(new SGD(0.1), "mse");
        Fit(model, 1);
        model.GetLayer("a").Trainable = true;
        var (history, iterations) = (model.History, model.Optimizer.Iterations);
        var (x, y) = (SubclassTests.X(), SubclassTests.Y());
        foreach (var action in new Action[] { () => model.Fit(x, y, verbose: 0), () => model.TrainOnBatch(x, y), () => model.Fit(
            [(Batch)(x, y)], verbose: 0) })
        {
            var error = Small.Unchanged<ArgumentException>(model, action);
            Assert.Contains("s/a/kernel", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal((history, iterations), (model.History, model.Optimizer.Iterations));
        Assert.True(double.IsFinite(model.Evaluate(x, y, verbose: 0).Loss));
        var before = Trained(model);
        model.Compile(new SGD(0.1), "mse");
        Assert.True(double.IsFinite(Fit(model, 1)["loss"][0]));
        Assert.NotEqual(before[0], Trained(model)[0]);
    }

    [Fact]
    public void A_layer_set_free_during_training_is_refused_before_its_step()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        model.GetLayer("a").Trainable = false;
        model.Compile(new SGD(0.1), "mse");
        double[] before = [];
        var callback = new KerasSharp.Callbacks.LambdaCallback(onEpochBegin: (epoch, _) =>
        {
            model.GetLayer("a").Trainable = epoch == 1;
            before = SubclassTests.Sums(model);
        });
        Assert.Throws<ArgumentException>(
            () => model.Fit(SubclassTests.X(), SubclassTests.Y(), epochs: 3, verbose: 0, callbacks: [callback]));
        Assert.Equal(before, SubclassTests.Sums(model));
        Assert.Equal([0], model.History!.Epoch);
    }

    [Fact]
    public void A_layer_set_free_before_the_first_training_is_trained()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        model.GetLayer("a").Trainable = false;
        model.Compile(new SGD(0.1), "mse");
        model.GetLayer("a").Trainable = true;
        Fit(model, 1);
        Assert.NotEqual(12.0, SubclassTests.Sums(model)[0]);
    }

    [Fact]
    public void A_step_of_one_s_own_may_train_some_of_the_weights_after_others_were_set_free()
    {
        using var scope = NewDisposeScope();
        using var model = new HeadOnly();
        model.Tail.Trainable = false;
        model.Compile(new SGD(0.1), "mse");
        model.Fit(SubclassTests.X(), SubclassTests.Y(), verbose: 0);
        model.Tail.Trainable = true;
        Assert.True(double.IsFinite(model.Fit(SubclassTests.X(), SubclassTests.Y(), verbose: 0)["loss"][0]));
    }

    [Fact]
    public void A_frozen_model_trains_nothing_and_says_so()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        model.Trainable = false;
        Check(model, 1, [20.262176513671875], [12.0, 0.0, 3.0, 0.0, 0.0, 3.0, 3.0, 0.0]);
        var text = new StringWriter();
        model.Summary(print: text.WriteLine);
        Assert.Contains(" Trainable params: 0 (0.00 B)", text.ToString(), StringComparison.Ordinal);
        Assert.Contains(" Non-trainable params: 31 (124.00 B)", text.ToString(), StringComparison.Ordinal);
        model.GetLayer("b").Trainable = true;
        Assert.Equal((0, 8), (model.TrainableWeights.Count, model.NonTrainableWeights.Count));
        model.Trainable = true;
        Assert.Equal((6, 2), (model.TrainableWeights.Count, model.NonTrainableWeights.Count));
    }

    [Fact]
    public void The_summary_counts_and_names_what_is_frozen()
    {
        using var model = Model();
        model.GetLayer("bn").Trainable = false;
        Assert.Equal(["s/a/kernel", "s/a/bias", "s/b/kernel", "s/b/bias"], model.TrainableWeights.Select(weight => weight.Path));
        Assert.Equal(
            ["s/bn/gamma", "s/bn/beta", "s/bn/moving_mean", "s/bn/moving_variance"], model.NonTrainableWeights.Select(
            weight => weight.Path));
        var text = new StringWriter();
        model.Summary(lineLength: 70, print: text.WriteLine, showTrainable: true);
        Assert.Contains(
            "│ bn (BatchNormalization)   │ (None, 3)           │        12 │  N   │", text.ToString(), StringComparison.Ordinal);
        Assert.Contains(" Trainable params: 19 (76.00 B)", text.ToString(), StringComparison.Ordinal);
        Assert.Contains(" Non-trainable params: 12 (48.00 B)", text.ToString(), StringComparison.Ordinal);
    }

    private static Sequential Model() => new(
        [new Input([4]), new Dense(3, kernelInitializer: "ones", name: "a"), new BatchNormalization(name: "bn"), new Dense(
            1, kernelInitializer: "ones", name: "b")], name: "s");

    /// <summary>What Keras 3.16 finds: a config speaks of the layer alone, only LSTM and its kin hand it to their cell.</summary>
    [Theory]
    [InlineData("TimeDistributed", 2)]
    [InlineData("Bidirectional", 6)]
    [InlineData("RNN", 3)]
    [InlineData("LSTM", 0)]
    [InlineData("GRU", 0)]
    [InlineData("SimpleRNN", 0)]
    [InlineData("Dense", 0)]
    [InlineData("MultiHeadAttention", 8)]
    [InlineData("Sequential", 2)]
    [InlineData("Functional", 2)]
    public void A_config_that_says_not_trainable_speaks_of_the_layer_alone(string name, int trained)
    {
        using Layer plain = name switch
        {
            "TimeDistributed" => new TimeDistributed(new Dense(3)),
            "Bidirectional" => new Bidirectional(new LSTM(3)),
            "RNN" => new RNN(new LSTMCell(3)),
            "LSTM" => new LSTM(3),
            "GRU" => new GRU(3),
            "SimpleRNN" => new SimpleRNN(3),
            "Dense" => new Dense(3),
            "MultiHeadAttention" => new MultiHeadAttention(2, 3),
            "Functional" => Inner(),
            _ => new Sequential([new Dense(3)]),
        };
        var config = ConfigValue.Serialize(plain);
        ((Config)config["config"]!)["trainable"] = false;
        var input = new Input([4, 2]);
        var layer = (Layer)ConfigValue.Deserialize(config, typeof(Layer));
        using var model = new Model(
            input, layer is MultiHeadAttention heads ? heads.Apply([input, input])[0] : layer.Apply((KerasTensor)input));
        Assert.Equal(trained, model.TrainableWeights.Count);

        static Model Inner()
        {
            var start = new Input([4, 2]);
            return new Model(start, start.Dense(3));
        }
    }

    [Fact]
    public void A_frozen_functional_model_comes_back_frozen_with_all_within()
    {
        var input = new Input([4]);
        using var model = new Model(input, input.Dense(3, name: "a")) { Trainable = false };
        using var again = KerasSharp.Model.FromJson(model.ToJson());
        Assert.False(again.Trainable);
        again.Trainable = true;
        Assert.Equal(2, again.TrainableWeights.Count);
        Assert.False(KerasSharp.Model.FromJson(model.ToJson()).GetLayer("a").Trainable);
    }

    private static double[] Trained(Sequential model) =>
        [.. model.TrainableWeights.Select(weight => (double)weight.Value.sum().item<float>())];

    private static KerasSharp.Callbacks.History Fit(Sequential model, int epochs) =>
        model.Fit(SubclassTests.X(), SubclassTests.Y(), batchSize: 3, epochs: epochs, shuffle: false, verbose: 0);

    private static void Check(Sequential model, int epochs, double[] losses, double[] sums)
    {
        model.Compile(new SGD(0.1), "mse");
        SubclassTests.Close(losses, Fit(model, epochs)["loss"]);
        SubclassTests.Close(sums, SubclassTests.Sums(model));
    }

    /// <summary>Trains its head alone.</summary>
    private sealed class HeadOnly : Model
    {
        private readonly Dense _head = new(3, kernelInitializer: "ones");

        public Dense Tail { get; } = new(1, kernelInitializer: "ones");

        protected override Tensor Call(Tensor x, bool training) => Tail.Apply(_head.Apply(x));

        protected override Logs TrainStep(Batch batch)
        {
            var loss = ComputeLoss(batch, Forward(batch.X, training: true), training: true);
            TrackLoss(loss, batch.Size);
            var gradients = autograd.grad([loss], [.. _head.TrainableWeights.Select(weight => weight.Value)]);
            using (no_grad())
                Optimizer.Apply([.. gradients], _head.TrainableWeights);
            return GetMetricsResult();
        }
    }
}

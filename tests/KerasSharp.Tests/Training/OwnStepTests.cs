using KerasSharp.Metrics;
using KerasSharp.Optimizers;
using KerasSharp.Tests.Models;

namespace KerasSharp.Tests.Training;

/// <summary>Custom steps, losses and loops; the numbers are Keras's.</summary>
public sealed class OwnStepTests
{
    [Fact]
    public void A_train_step_of_one_s_own_reports_what_it_likes()
    {
        using var scope = NewDisposeScope();
        var input = new Input([4], name: "in");
        using var model = new OwnTrainStep(input, new Dense(1, kernelInitializer: "ones", name: "d").Apply(input));
        model.Compile(new SGD(0.1), "mse");
        var (x, y) = (SubclassTests.X(), SubclassTests.Y());
        var history = model.Fit(x, y, batchSize: 4, epochs: 2, shuffle: false, verbose: 0);
        Assert.Equal(["track", "twice"], history.Keys);
        SubclassTests.Close([1.2103996276855469, 1.0728092193603516], history["track"]);
        SubclassTests.Close([1.7079155445098877, 1.3415346145629883], history["twice"]);
        SubclassTests.Close(
            [0.8086042404174805, 0.7870659828186035, 0.8656737804412842, 1.0074574947357178], Small.Weights(model)[0].Select(
            value => (double)value));
        var evaluation = model.Evaluate(x, y, verbose: 0);
        Assert.Equal(["loss", "track"], evaluation.Names);
        SubclassTests.Close([1.7031627893447876, 0], evaluation);
        LiveTensors.AssertSteady(() => model.Fit(x, y, batchSize: 4, verbose: 0));
    }

    [Fact]
    public void A_loss_of_the_model_s_own_takes_the_place_of_the_compiled_one()
    {
        using var scope = NewDisposeScope();
        var input = new Input([4]);
        using var model = new OwnLoss(input, new Dense(1, kernelInitializer: "ones").Apply(input));
        model.Compile(new SGD(0.1), metrics: ["mse"]);
        var (x, y) = (SubclassTests.X(), SubclassTests.Y());
        var history = model.Fit(x, y, batchSize: 4, epochs: 2, shuffle: false, verbose: 0);
        SubclassTests.Close([2.7072551250457764, 2.217693328857422], history["loss"]);
        SubclassTests.Close([2.145888090133667, 1.6638771295547485], history["mse"]);
        SubclassTests.Close([1.8646931648254395, 1.3830558061599731], model.Evaluate(x, y, verbose: 0));
    }

    [Fact]
    public void Test_and_predict_steps_of_one_s_own_are_run()
    {
        using var scope = NewDisposeScope();
        var input = new Input([4]);
        using var model = new OwnOtherSteps(input, new Dense(1, kernelInitializer: "ones", useBias: false).Apply(input));
        model.Compile("sgd", "mse");
        var (x, y) = (SubclassTests.X(), SubclassTests.Y());
        var evaluation = model.Evaluate(x, y, batchSize: 4, verbose: 0);
        Assert.Equal(["rows"], evaluation.Names);
        // What the last step said.
        Assert.Equal(2, evaluation["rows"]);
        Assert.Equal(Small.Values(x.sum(1L) + 100), Small.Values(model.Predict(x, verbose: 0).squeeze(1)));
        Assert.Equal([2.0], model.Fit(x, y, batchSize: 4, verbose: 0, validationData: (x.narrow(0, 0, 2), y.narrow(0, 0, 2)))["val_rows"]);
    }

    [Fact]
    public void A_model_with_a_train_step_of_its_own_needs_no_call()
    {
        using var scope = NewDisposeScope();
        using var inner = new Sequential([new Input([2]), new Dense(1, kernelInitializer: "ones", useBias: false)]);
        using var model = new WithoutCall(inner);
        model.Compile(new SGD(0.25));
        // Its data is not what the layers within take.
        var x = ones(4, 3, 3);
        Assert.Equal([2.0], model.Fit(x, verbose: 0)["inner"]);
        Assert.Equal([1.5], model.Fit(x, verbose: 0)["inner"]);
        Assert.Equal([0.5f, 0.5f], Small.Weights(inner)[0]);
        LiveTensors.AssertSteady(() => model.Fit(x, verbose: 0));
        Assert.Contains("`Call`", Assert.Throws<NotSupportedException>(() => model.Predict(x, verbose: 0)).Message);
    }

    [Fact]
    public void What_a_metric_of_one_s_own_makes_for_its_reset_dies()
    {
        using var scope = NewDisposeScope();
        var input = new Input([4]);
        using var model = new Model(input, new Dense(1).Apply(input));
        model.Compile("sgd", "mse", metrics: new Dictionary<string, Metric[]> { [model.OutputNames[0]] = [new Batches()] });
        var (x, y) = (SubclassTests.X(), SubclassTests.Y());
        Assert.Equal([3.0, 3.0], model.Fit(x, y, batchSize: 2, epochs: 2, verbose: 0)["batches"]);
        LiveTensors.AssertSteady(() => model.Fit(x, y, batchSize: 2, verbose: 0));
    }

    [Fact]
    public void A_loop_of_one_s_own_takes_a_few_lines()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential(
            [new Input([4]), new Dense(3, activation: "tanh", kernelInitializer: "ones"), new Dense(1, kernelInitializer: "ones")]);
        var (x, y) = (SubclassTests.X(), SubclassTests.Y());
        var (optimizer, loss) = (new Adam(0.1), new KerasSharp.Losses.MeanSquaredError());
        var losses = new List<double>();
        for (var epoch = 0; epoch < 3; epoch++)
        {
            var value = loss.Apply(y, model.Apply(x, training: true));
            var gradients = autograd.grad([value], [.. model.TrainableWeights.Select(weight => weight.Value)]);
            optimizer.ApplyGradients(gradients.Zip(model.TrainableWeights));
            losses.Add(value.item<float>());
        }

        SubclassTests.Close([5.363428592681885, 3.9119176864624023, 2.7552177906036377], losses);
    }

    private sealed class OwnTrainStep(KerasTensors inputs, KerasTensors outputs) : Model(inputs, outputs)
    {
        private readonly Mean _track = new("track");

        protected override Logs TrainStep(Batch batch)
        {
            var loss = (Forward(batch.X, training: true)[0] - batch.Y[0]).abs().mean();
            Update(loss);
            _track.UpdateState(loss);
            return new Dictionary<string, Tensor> { ["track"] = _track.Result(), ["twice"] = 2 * loss };
        }
    }

    [Fact]
    public void A_step_in_the_words_of_Keras_s_guide_does_what_the_model_s_does()
    {
        using var scope = NewDisposeScope();
        var (x, y) =
            (tensor(new long[] { 1, 2, 0, 3, 0, 0, 4, 5, 1, 2, 2, 0 }).reshape(4, 3), arange(12, ScalarType.Float32).reshape(4, 3, 1));
        var weight = tensor(new[] { 1f, 2, 0.5f, 3 }).reshape(4, 1);
        var input = new Input([3], dtype: ScalarType.Int64);
        KerasTensor Output() => new Dense(1, kernelInitializer: "ones").Apply(new Embedding(6, 2, "ones", maskZero: true).Apply(input));
        using var plain = new Model(input, Output());
        using var own = new GuideStep(input, Output());
        foreach (var model in new[] { plain, own })
            model.Compile(new SGD(0.01), "mse", metrics: ["mae"], weightedMetrics: ["mse"]);
        var (expected, history) = (Fit(plain), Fit(own));
        // The masks of the embedding count in both.
        Assert.All(expected.Keys, key => SubclassTests.Close([.. expected[key]], history[key]));
        Assert.All(plain.Weights.Zip(own.Weights), pair => Assert.True(pair.First.Value.allclose(pair.Second.Value)));
        SubclassTests.Close(
            [.. plain.Evaluate(x, y, sampleWeight: weight, verbose: 0)], own.Evaluate(x, y, sampleWeight: weight, verbose: 0));
        LiveTensors.AssertSteady(() => Fit(own));

        KerasSharp.Callbacks.History Fit(Model model) =>
            model.Fit(x, y, batchSize: 3, epochs: 2, sampleWeight: weight, shuffle: false, verbose: 0);
    }

    [Fact]
    public void A_batch_of_several_tensors_is_not_taken_for_one_of_one()
    {
        using var scope = NewDisposeScope();
        var one = ones(2, 1);
        var (x, y, weight) = new Batch(one, one * 2);
        Assert.Equal((1f, 2f), (x[0].item<float>(), y[0].item<float>()));
        Assert.Null(weight);
        Assert.Contains(
            "The batch's X holds 2 tensors", Assert.Throws<InvalidOperationException>(
            () => new Batch([one, one], [one], []).Deconstruct(out _, out _)).Message);
        Assert.Contains(
            "The batch's Y holds 0 tensors", Assert.Throws<InvalidOperationException>(
            () => new Batch(one).Deconstruct(out _, out _)).Message);
    }

    private sealed class GuideStep(KerasTensors inputs, KerasTensors outputs) : Model(inputs, outputs)
    {
        protected override Logs TrainStep(Batch batch)
        {
            var (x, y, sampleWeight) = batch;
            zero_grad();
            var yPred = Apply(x, training: true);
            var loss = ComputeLoss(y: y, yPred: yPred, sampleWeight: sampleWeight);
            loss.backward();
            TrackLoss(loss, batch.Size);
            using (no_grad())
                Optimizer.Apply([.. TrainableWeights.Select(weight => weight.Value.grad)], TrainableWeights);
            return ComputeMetrics(x, y, yPred, sampleWeight);
        }

        protected override Logs TestStep(Batch batch)
        {
            var (x, y, sampleWeight) = batch;
            var yPred = Apply(x, training: false);
            TrackLoss(ComputeLoss(y: y, yPred: yPred, sampleWeight: sampleWeight, training: false), batch.Size);
            return ComputeMetrics(x, y, yPred, sampleWeight);
        }
    }

    private sealed class WithoutCall(Sequential inner) : Model
    {
        public Sequential Inner { get; } = inner;

        protected override Logs TrainStep(Batch batch)
        {
            var output = Inner.Apply(ones(batch.Size, 2), training: true).mean();
            Update(output);
            return new Dictionary<string, Tensor> { ["inner"] = output };
        }
    }

    private sealed class Batches : Metric
    {
        private readonly Variable _seen;

        public Batches()
            : base("batches") => _seen = AddWeight(name: "seen", initializer: "ones");

        public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) => _seen.AssignAdd(1f);

        public override Tensor Result() => _seen;

        public override void ResetState() => _seen.Assign(0f);
    }

    private sealed class OwnLoss(KerasTensors inputs, KerasTensors outputs) : Model(inputs, outputs)
    {
        protected override Tensor ComputeLoss(Batch batch, Tensor[] yPred, bool training) =>
            (2 * (batch.Y[0] - yPred[0]).abs().mean()) + (0.5 * batch.X[0].mean());
    }

    private sealed class OwnOtherSteps(KerasTensors inputs, KerasTensors outputs) : Model(inputs, outputs)
    {
        protected override Logs TestStep(Batch batch) => new Dictionary<string, double> { ["rows"] = batch.Size };

        protected override Tensor[] PredictStep(Batch batch) => [base.PredictStep(batch)[0] + 100];
    }
}

using KerasSharp.Callbacks;
using KerasSharp.Layers;
using KerasSharp.Losses;
using KerasSharp.Optimizers;
using static TorchSharp.torch;
using Metrics = KerasSharp.Metrics;

namespace KerasSharp.Books.Tests;

/// <summary>Longer pieces of the books and guides, line by line.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void ALinearModelFromScratch()
    {
        var (inputDim, outputDim) = (2, 1);
        var w = new Variable(initializer: Ops.Array(new float[,] { { 1 }, { 2 } }));
        var other = new Variable(shape: (inputDim, outputDim), initializer: "glorot_uniform");
        var b = new Variable(Ops.Zeros([outputDim]));
        Tensor Model(Tensor inputs) => Ops.Matmul(inputs, w) + b;
        Tensor SquareLoss(Tensor targets, Tensor predictions) => Ops.Mean(Ops.Square(targets - predictions));
        using var tape = new GradientTape();
        var loss = SquareLoss(Ops.Zeros((2, 1)), Model(Ops.Ones((2, 2))));
        var gradients = tape.Gradient(loss, [w, b]);
        w.AssignSub(gradients[0]! * 0.1);
        b.AssignSub(0.1 * gradients[1]!);
        Assert.Equal(9f, (float)loss, 5);
        Assert.Equal([0.4f, 1.4f], w.Value.data<float>().ToArray().Select(value => MathF.Round(value, 4)));
        Assert.Equal(-0.6f, (float)b.Value, 5);
        Assert.Equal("(2, 1)", other.Shape.ToString());
    }

    [Fact]
    public void ALoopWithMetricsAndALossTracker()
    {
        var x = new Input([4]);
        using var model = new Model(x, new Dense(3, activation: "softmax").Apply(x));
        var images = KerasRandom.Uniform((64, 4), seed: 1);
        var labels = Ops.Cast(Ops.Argmax(images[.., ..3], axis: -1), "int64");
        var lossFn = new SparseCategoricalCrossentropy();
        var optimizer = new Adam(0.1);
        Metrics.Metric[] metrics = [new Metrics.SparseCategoricalAccuracy()];
        var lossTrackingMetric = new Metrics.Mean();
        var found = new List<float>();
        for (var epoch = 0; epoch < 12; epoch++)
        {
            foreach (var metric in metrics)
                metric.ResetState();
            lossTrackingMetric.ResetState();
            for (var i = 0; i < 4; i++)
            {
                using var step = NewDisposeScope();
                var (inputs, targets) = (images[(i * 16)..((i * 16) + 16)], labels[(i * 16)..((i * 16) + 16)]);
                using var tape = new GradientTape();
                var predictions = model.Apply(inputs, training: true);
                var loss = lossFn.Apply(targets, predictions);
                optimizer.ApplyGradients(tape.Gradient(loss, model.TrainableWeights).Zip(model.TrainableWeights));
                foreach (var metric in metrics)
                    metric.UpdateState(targets, predictions);
                lossTrackingMetric.UpdateState(loss);
            }

            found.Add((float)lossTrackingMetric.Result());
        }

        Assert.True(found[^1] < found[0] * 0.8f);
        Assert.InRange(metrics[0].Result().item<float>(), 0.6f, 1f);
    }

    [Fact]
    public void ACallbackReadsTheLogs()
    {
        using var model = new Sequential([new Input([1]), new Dense(1, kernelInitializer: "zeros")]);
        model.Compile(optimizer: new SGD(0.0), loss: "mse");
        var callback = new LossHistory();
        model.Fit(new float[] { 1, 1, 1 }, new float[] { 1, 1, 1 }, batchSize: 1, epochs: 2, verbose: 0, callbacks: [callback]);
        Assert.Equal(["3 1 none", "3 1 none"], callback.Lines);
    }

    [Fact]
    public void FiltersByGradientAscent()
    {
        var inputs = new Input(shape: (8, 8, 1));
        var x = new Conv2D(filters: 4, kernelSize: 3, activation: "relu", kernelInitializer: "ones", name: "conv").Apply(inputs);
        x = new MaxPooling2D(poolSize: 2).Apply(x);
        using var model = new Model(inputs, new Dense(2).Apply(new GlobalAveragePooling2D().Apply(x)));
        List<KerasTensor> layerOutputs = [];
        foreach (var layer in model.Layers)
        {
            if (layer is Conv2D or MaxPooling2D)
                layerOutputs.Add(layer.Output);
        }

        using var activationModel = new Model(inputs: model.Input, outputs: layerOutputs);
        var activations = activationModel.PredictAll(KerasRandom.Uniform((1, 8, 8, 1)), verbose: 0);
        Assert.Equal("(1, 6, 6, 4) (1, 3, 3, 4)", $"{Ops.Shape(activations[0])} {Ops.Shape(activations[1])}");
        using var featureExtractor = new Model(inputs: model.Input, outputs: model.GetLayer(name: "conv").Output);
        var image = KerasRandom.Uniform((1, 8, 8, 1), minval: 0.4, maxval: 0.6);
        var before = Loss(image);
        using (var tape = new GradientTape())
        {
            tape.Watch(image);
            var gradients = Ops.Normalize(tape.Gradient(Loss(image), image)!);
            image = (image + (10.0 * gradients)).detach();
        }

        Assert.True((float)Loss(image) > (float)before);

        Tensor Loss(Tensor picture) => Ops.Mean(featureExtractor.Apply(picture)[.., 2..^2, 2..^2, 1]);
    }

    [Fact]
    public void WhatAStepReportsIsAddedOneByOne()
    {
        var logs = new Logs { { "loss", tensor(0.5f) }, { "accuracy", 0.25 }, { "mae", tensor(new float[] { 1, 3 }) } };
        Assert.Equal((0.5, 0.25, 2.0), (logs["loss"], logs["accuracy"], logs["mae"]));
        Assert.Null(logs.Get("val_loss"));
        Assert.Equal(0.25, logs.Get("accuracy"));
    }

    private sealed class LossHistory : Callback
    {
        private List<double> _perBatchLosses = [];

        public List<string> Lines { get; } = [];

        public override void OnTrainBatchEnd(int batch, Logs logs) => _perBatchLosses.Add(logs["loss"]);

        public override void OnEpochEnd(int epoch, Logs logs)
        {
            Lines.Add($"{_perBatchLosses.Count} {logs.Get("loss")} {logs.Get("val_loss")?.ToString() ?? "none"}");
            _perBatchLosses = [];
        }
    }
}

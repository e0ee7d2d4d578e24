using KerasSharp.Layers;
using KerasSharp.Losses;
using TorchSharp;
using Losses = KerasSharp.Losses;

namespace KerasSharp.Books.Tests;

/// <summary>Pieces of the README that no example holds.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void ATrainingLoopByHand()
    {
        Utils.SetRandomSeed(1);
        using var model = new Sequential([new Input([1]), new Dense(1)]);
        model.Compile(optimizer: new Optimizers.SGD(0.1), loss: "mse");
        IEnumerable<Batch> batches = [.. Enumerable.Range(0, 100).Select(
            i => new Batch(torch.tensor(new float[,] { { i % 3 } }), torch.tensor(new float[,] { { 2 * (i % 3) } })))];
        foreach (var (x, y) in batches)
        {
            using var step = torch.NewDisposeScope();
            var loss = LossFunctions.MeanSquaredError(y, model.Apply(x, training: true)).mean();
            model.zero_grad();
            loss.backward();
            using (torch.no_grad())
                model.Optimizer.Apply([.. model.TrainableWeights.Select(weight => weight.Value.grad)], model.TrainableWeights);
        }

        Assert.Equal(2.0, model.Weights[0].Value.item<float>(), 1);
    }

    [Fact]
    public void NumbersComeOutOfTensors()
    {
        using var model = new Sequential([new Input([2]), new Dense(2, kernelInitializer: "ones")]);
        using var scope = torch.NewDisposeScope();
        var predictions = model.Predict(new float[,] { { 1, 2 }, { 3, 4 } }, verbose: 0);
        float first = (float)predictions[0, 0];
        float[] flat = predictions.data<float>().ToArray();
        var rows = (float[,])Ops.ConvertToNumpy(predictions);
        Assert.Equal((3f, 7f, 7f), (first, flat[2], rows[1, 0]));
        Assert.Equal(3f, predictions[0, 1].item<float>());
        Assert.Contains("[3, 3]", predictions.ToString(TensorStringStyle.Numpy), StringComparison.Ordinal);
    }

    [Fact]
    public void AStepOfOnesOwn()
    {
        var inputs = new Input([1]);
        using var model = new Doubled(inputs, new Dense(1, kernelInitializer: "ones", useBias: false).Apply(inputs));
        model.Compile(optimizer: new Optimizers.SGD(0.125));
        var history = model.Fit(new float[,] { { 1 } }, new float[,] { { 0 } }, epochs: 2, shuffle: false, verbose: 0);
        // 2w² has the slope 4w: each step halves the weight.
        Assert.Equal([2.0, 0.5], history.History["loss"]);
        Assert.Equal(0.25f, model.Weights[0].Value.item<float>());
    }

    [Fact]
    public void AnAliasTellsLossesFromMetrics() =>
        Assert.Equal("binary_crossentropy", new Losses.BinaryCrossentropy(fromLogits: true).Name);
}

/// <summary>The README's training step.</summary>
public sealed class Doubled(KerasTensor inputs, KerasTensor outputs) : Model(inputs, outputs)
{
    private readonly Metrics.Mean _loss = new("loss");

    public override IReadOnlyList<Metrics.Metric> Metrics => [_loss];

    protected override Logs TrainStep(Batch batch)
    {
        var (x, y) = batch;
        using var tape = new GradientTape();
        var loss = Ops.Mean(Ops.Square(Apply(x, training: true) - y)) * 2;
        Optimizer.ApplyGradients(tape.Gradient(loss, TrainableWeights).Zip(TrainableWeights));
        _loss.UpdateState(loss);
        return new() { { "loss", _loss.Result() } };
    }
}

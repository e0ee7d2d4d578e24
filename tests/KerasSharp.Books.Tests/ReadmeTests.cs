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
    public void AnAliasTellsLossesFromMetrics() =>
        Assert.Equal("binary_crossentropy", new Losses.BinaryCrossentropy(fromLogits: true).Name);
}

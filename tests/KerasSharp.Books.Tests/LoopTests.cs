using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Books.Tests;

/// <summary>Training loops as tutorials write them, without a thought to memory. By itself: it looks at the size of the process.</summary>
[Collection(nameof(LoopTests))]
[CollectionDefinition(nameof(LoopTests), DisableParallelization = true)]
public sealed class LoopTests
{
    private const long Megabyte = 1 << 20;

    [Fact]
    public void TheNaturalLoopKeepsAFewSteps()
    {
        // A step keeps two activations of 16 MB and more until its loss is gone: 32 steps would be 1.5 GB and more.
        using var model = new Sequential([new Input([1024]), new Activation("sigmoid"), new Activation("tanh"), new Dense(1)]);
        using var optimizer = new Optimizers.SGD(0.01);
        var lossFn = new Losses.MeanSquaredError();
        using var x = rand(4096, 1024);
        using var y = zeros(4096, 1);
        var (start, peak) = (0L, 0L);
        for (var step = 0; step < 32; step++)
        {
            var yPred = model.Apply(x, training: true);
            var loss = lossFn.Apply(y, yPred);
            model.zero_grad();
            loss.backward();
            var gradients = model.TrainableWeights.Select(weight => weight.Value.grad).ToList();
            optimizer.Apply(gradients, model.TrainableWeights);
            if (step == 0)
                start = Environment.WorkingSet;
            peak = Math.Max(peak, Environment.WorkingSet);
        }

        Assert.InRange((peak - start) / Megabyte, 0, 900);
    }

    [Fact]
    public void WithATapeAsWell()
    {
        using var model = new Sequential([new Input([1024]), new Activation("sigmoid"), new Activation("tanh"), new Dense(1)]);
        using var optimizer = new Optimizers.SGD(0.01);
        using var x = rand(4096, 1024);
        using var y = zeros(4096, 1);
        var (start, peak) = (0L, 0L);
        for (var step = 0; step < 32; step++)
        {
            Tensor?[] gradients;
            using (var tape = new GradientTape())
            {
                var yPred = model.Apply(x, training: true);
                var loss = Ops.Mean(Losses.LossFunctions.MeanSquaredError(y, yPred));
                gradients = tape.Gradient(loss, model.TrainableWeights);
            }

            optimizer.ApplyGradients(gradients.Zip(model.TrainableWeights));
            if (step == 0)
                start = Environment.WorkingSet;
            peak = Math.Max(peak, Environment.WorkingSet);
        }

        Assert.InRange((peak - start) / Megabyte, 0, 900);
    }

    [Fact]
    public void ADisposeScopeKeepsNothing()
    {
        using var model = new Sequential([new Input([4]), new Dense(1)]);
        using var optimizer = new Optimizers.Adam();
        using var x = rand(8, 4);
        using var y = zeros(8, 1);
        Step();
        var live = Live();
        for (var i = 0; i < 5; i++)
            Step();
        Assert.Equal(live, Live());

        void Step()
        {
            using var step = NewDisposeScope();
            var loss = new Losses.MeanSquaredError().Apply(y, model.Apply(x, training: true));
            model.zero_grad();
            loss.backward();
            optimizer.Apply([.. model.TrainableWeights.Select(weight => weight.Value.grad)], model.TrainableWeights);
        }
    }

    private static long Live() => TorchSharp.DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
}

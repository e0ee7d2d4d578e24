using KerasSharp.Metrics;
using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Training;

/// <summary>The running loss is one of the model's metrics, and what a callback evaluates leaves running values alone.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class RunningMetricsTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void The_step_of_the_book_reports_its_loss()
    {
        using var model = new BookModel();
        model.Compile(new SGD(0), "mse", metrics: ["mae"]);
        var history = model.Fit(ones(4, 2), full([4, 1], 3f), verbose: 0);
        Assert.Equal(["loss", "mae"], model.Metrics.Select(metric => metric.Name).Take(2).Select(
            name => name == "mean_absolute_error" ? "mae" : name));
        // The weight begins at 0: the error is 3 everywhere.
        Assert.Equal(9, history["loss"][0], 1e-5);
        Assert.Equal(3, history["mae"][0], 1e-5);
        Assert.Equal(9, model.Evaluate(ones(4, 2), full([4, 1], 3f), verbose: 0).Loss, 1e-5);
    }

    [Fact]
    public void Values_alone_go_to_metrics_of_values()
    {
        Metric mean = new Mean(), sum = new Sum();
        foreach (var metric in new[] { mean, sum })
        {
            metric.UpdateState(tensor([1f, 2]));
            metric.UpdateState(tensor([6f, 7]));
        }

        Assert.Equal((4f, 16f), ((float)mean.Result(), (float)sum.Result()));
        Assert.Throws<NotSupportedException>(() => new MeanSquaredError().UpdateState(ones(1)));
    }

    [Fact]
    public void An_evaluation_within_a_batch_callback_leaves_the_running_metrics_alone()
    {
        var (x, y) = (Small.X(), Small.Y());
        Assert.Equal(Run(), Run((model, _) => model.Evaluate(Small.X(4), Small.Y(4), verbose: 0)));
        Assert.Equal(Run(), Run((model, _) => model.TestOnBatch(Small.X(3), Small.Y(3))));

        string Run(Action<Model, int>? within = null)
        {
            Utils.SetRandomSeed(3);
            using var model = Small.Classifier(metrics: ["accuracy"]);
            var callback = new LambdaCallback(onTrainBatchEnd: within is null ? null : (batch, _) => within(model, batch));
            var history = model.Fit(x, y, batchSize: 2, verbose: 0, callbacks: [callback]);
            return string.Join(" ", history["loss"].Concat(history["accuracy"]));
        }
    }

    private sealed class BookModel : Model
    {
        private readonly Dense _dense = new(1, kernelInitializer: "zeros");

        protected override Tensor Call(Tensor x, bool training) => _dense.Apply(x);

        protected override Logs TrainStep(Batch batch)
        {
            var (x, y) = batch;
            var yPred = Apply(x, training: true);
            var loss = ComputeLoss(y: y, yPred: yPred);
            Update(loss);
            foreach (var metric in Metrics)
            {
                if (metric.Name == "loss")
                    metric.UpdateState(loss);
                else
                    metric.UpdateState(y, yPred);
            }

            return GetMetricsResult();
        }
    }
}

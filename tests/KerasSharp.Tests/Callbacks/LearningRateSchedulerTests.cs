namespace KerasSharp.Tests.Callbacks;

public sealed class LearningRateSchedulerTests
{
    [Fact]
    public void It_sets_the_rate_of_each_epoch_and_logs_it()
    {
        using var model = Course.Model();
        var output = new StringWriter { NewLine = "\n" };
        var history = Course.Run(
            model, new LearningRateScheduler((epoch, rate) => epoch == 0 ? rate : rate / 4, verbose: 1) { Output = output }, 3, 2, 1);
        Assert.Equal([1, 0.25, 0.0625], history["learning_rate"]);
        Assert.EndsWith("\nEpoch 3: LearningRateScheduler setting learning rate to 0.0625.\n", output.ToString(), StringComparison.Ordinal);
        Course.Run(model, new LearningRateScheduler(epoch => 0.5 + epoch), 1, 1);
        Assert.Equal(1.5, model.Optimizer.LearningRate.Value);
    }
}

namespace KerasSharp.Tests.Callbacks;

public sealed class TerminateOnNaNTests
{
    [Fact]
    public void It_stops_after_the_batch_or_throws()
    {
        using var scope = NewDisposeScope();
        using var model = Small.Classifier();
        var start = model.GetWeights();
        var x = Small.X();
        x[4, 0] = float.NaN;
        var (output, batches) = (new StringWriter { NewLine = "\n" }, 0);
        var count = new LambdaCallback(onTrainBatchEnd: (_, _) => batches++);
        var history = model.Fit(
            x, Small.Y(), batchSize: 2, epochs: 3, verbose: 0, shuffle: false, callbacks: [new TerminateOnNaN { Output = output }, count]);
        Assert.Equal((3, 1), (batches, history["loss"].Count));
        Assert.True(double.IsNaN(history["loss"][0]));
        Assert.Equal("Batch 2: Invalid loss, terminating training\n", output.ToString());
        model.SetWeights([.. start.Select(weight => (ArrayLike)weight)]);
        var error = Assert.Throws<ArithmeticException>(
            () => model.Fit(x, Small.Y(), batchSize: 2, verbose: 0, shuffle: false, callbacks: [new TerminateOnNaN(raiseError: true)]));
        Assert.Contains("batch 2", error.Message, StringComparison.Ordinal);
        model.SetWeights([.. start.Select(weight => (ArrayLike)weight)]);
        Small.Trains(model);
    }
}

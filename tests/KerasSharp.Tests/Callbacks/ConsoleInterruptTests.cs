namespace KerasSharp.Tests.Callbacks;

public sealed class ConsoleInterruptTests
{
    [Fact]
    public void The_first_key_ends_the_training_with_its_history_and_the_second_is_the_program_s()
    {
        using var model = Course.Model();
        var output = new StringWriter();
        var answers = new List<bool>();
        var press = new LambdaCallback(onTrainBatchEnd: (batch, _) =>
        {
            if (batch == 1)
                answers.AddRange([ConsoleInterrupt.Stop(model, output), ConsoleInterrupt.Stop(model, output)]);
        });
        var history = model.Fit(new float[8, 1], new float[8, 1], batchSize: 1, epochs: 5, verbose: 0, callbacks: [press]);
        Assert.Equal([true, false], answers);
        Assert.Single(history["loss"]);
        Assert.Contains("training ends after this batch", output.ToString(), StringComparison.Ordinal);
    }
}

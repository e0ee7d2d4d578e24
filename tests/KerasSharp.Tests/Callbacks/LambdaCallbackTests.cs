namespace KerasSharp.Tests.Callbacks;

public sealed class LambdaCallbackTests
{
    [Fact]
    public void The_moments_come_in_Keras_s_order()
    {
        using var model = Course.Model();
        var calls = new List<string>();
        model.Fit(new float[2, 1], new float[2, 1], batchSize: 1, epochs: 2, verbose: 0, callbacks: [new LambdaCallback(
            (epoch, _) =>
                calls.Add($"epoch {epoch}"), (epoch, _) => calls.Add($"end {epoch}"), _ => calls.Add("train"), _ => calls.Add("done"),
            (batch, _) => calls.Add($"batch {batch}"), (batch, _) => calls.Add($"after {batch}"))]);
        Assert.Equal(
            "train, epoch 0, batch 0, after 0, batch 1, after 1, end 0, epoch 1, batch 0, after 0, batch 1, after 1, end 1, done",
            string.Join(", ", calls));
    }
}

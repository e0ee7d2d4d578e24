using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Training;

/// <summary>Executions of several steps that the data does not fill. Numbers from Keras 3.16.</summary>
public sealed class StepsPerExecutionTests
{
    [Theory]
    [InlineData(2, null, true, 9, new[] { 0.023291045799851418, 0.012518557719886303, 0.014057127758860588 })]
    [InlineData(3, null, true, 9, new[] { 0.023291045799851418, 0.012368421070277691, 0.012173840776085854 })]
    [InlineData(2, 1, false, 5, new[] { 0.02871417999267578, 0.0075150541961193085, 0.018681451678276062 })]
    public void An_execution_is_filled_while_there_is_data(
        int stepsPerExecution, int? stepsPerEpoch, bool shuffle, int iterations, double[] losses)
    {
        using var x = arange(5, ScalarType.Float32).reshape(5, 1).div(4);
        using var y = x.square();
        using var model = new Sequential([new Input([1]), new Dense(1, kernelInitializer: "ones")]);
        model.Compile(new SGD(0.1), "mse", stepsPerExecution: stepsPerExecution);
        var history = model.Fit(x, y, batchSize: 2, epochs: 3, verbose: 0, shuffle: shuffle, stepsPerEpoch: stepsPerEpoch);
        foreach (var (expected, actual) in losses.Zip(history["loss"]))
            Assert.Equal(expected, actual, 1e-5);
        Assert.Equal(iterations, model.Optimizer.Iterations);
        model.Optimizer.Dispose();
    }
}

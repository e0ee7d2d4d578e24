using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Books.Tests;

/// <summary>Choices of which one is nothing, <c>"l2" if decay else None</c>, wherever a string names an object.</summary>
public sealed class NullTests
{
    [Theory]
    [InlineData(false, "linear", 6f)]
    [InlineData(true, "relu", 0f)]
    public void AnIdentifierOrNothing(bool some, string activation, float found)
    {
        using var scope = NewDisposeScope();
        using var dense = new Dense(
            1, activation: some ? "relu" : null, kernelRegularizer: some ? "l2" : null, kernelConstraint: some ? "non_neg" : null,
            kernelInitializer: some ? "zeros" : "ones");
        Assert.Equal(activation, dense.GetConfig()["activation"]);
        Assert.Equal(some, dense.GetConfig()["kernel_regularizer"] is not null);
        Assert.Equal(some, dense.GetConfig()["kernel_constraint"] is not null);
        Assert.Equal(found, dense.Apply(full([1, 2], 3f)).item<float>());
        string? none = null;
        Assert.Null((Losses.Loss?)none);
        Assert.Null((Metrics.Metric?)none);
        Assert.Null((Optimizers.Optimizer?)none);
        Assert.Null((DType?)none);
        Assert.Null((DataFormat?)none);
        Assert.Null((DTypePolicy?)none);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CompileTakesThemToo(bool some)
    {
        using var model = new Sequential([new Input([1], dtype: some ? "float64" : null), new Dense(1, kernelInitializer: "ones")]);
        Losses.Loss? loss = some ? new Losses.MeanSquaredError() : null;
        model.Compile(optimizer: some ? "adam" : "sgd", loss: some ? "mse" : null, metrics: some ? ["mae"] : null);
        model.Compile(loss: loss, metrics: some ? "mse" : null, weightedMetrics: null);
        if (some)
            Assert.Equal(4f, model.Evaluate(new float[,] { { 3 } }, new float[,] { { 1 } }, verbose: 0)["mse"], 5);
        using var conv = new Conv1D(1, 2, padding: some ? "same" : "valid", dataFormat: some ? "channels_first" : null);
        Assert.Equal(some ? "(None, 1, 5)" : "(None, 4, 1)", conv.Apply(new Input(some ? (2, 5) : (5, 2))).Shape.ToString());
    }
}

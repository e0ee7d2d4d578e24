using KerasSharp.Losses;
using KerasSharp.Metrics;

namespace KerasSharp.Tests.Losses;

public sealed class LossFunctionsTests
{
    [Fact]
    public void GiveAValueForEachRow()
    {
        using var scope = NewDisposeScope();
        var (yTrue, yPred) = (tensor(new float[] { 0, 1, 1, 0 }).view(2, 2), tensor(new[] { 0.5f, 1, 0.25f, 0.5f }).view(2, 2));
        Assert.Equal([0.125f, (0.5625f + 0.25f) / 2], LossFunctions.MeanSquaredError(yTrue, yPred).data<float>().ToArray());
        Assert.Equal([0.125f / 2, (0.28125f + 0.125f) / 2], LossFunctions.Huber(yTrue, yPred).data<float>().ToArray());
        Assert.Equal(ScalarType.Float64, LossFunctions.MeanAbsoluteError(yTrue, yPred.to_type(ScalarType.Float64)).dtype);
        var sparse = LossFunctions.SparseCategoricalCrossentropy(tensor(new long[] { 0, 1 }), yPred, fromLogits: true);
        Assert.Equal(-0.5 + Math.Log(Math.Exp(0.5) + Math.Exp(1)), sparse[0].item<float>(), 5);
    }

    [Fact]
    public void WrongShapesAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("(2, 3)", () => LossFunctions.MeanSquaredError(rand(2, 3), rand(2, 4)));
    }

    [Fact]
    public void MetricsThatAreMeansAreFunctionsToo()
    {
        using var scope = NewDisposeScope();
        var yPred = tensor(new[] { 0.2f, 0.7f, 0.1f, 0.5f, 0.1f, 0.4f }).view(2, 3);
        Assert.Equal([1f, 0f], MetricFunctions.SparseCategoricalAccuracy(tensor(new long[] { 1, 2 }), yPred).data<float>().ToArray());
        Assert.Equal(
            [1f, 1f], MetricFunctions.SparseTopKCategoricalAccuracy(tensor(new long[] { 1, 2 }), yPred, k: 2).data<float>().ToArray());
        Assert.Equal(
            [1f, 0f], MetricFunctions.BinaryAccuracy(tensor(new float[] { 1, 1 }), tensor(new[] { 0.9f, 0.6f }), threshold: 0.7).view(-1)
            .data<float>().ToArray());
    }

    [Fact]
    public void ANullReductionIsNone()
    {
        var config =
            new Config { { "class_name", "MeanSquaredError" }, { "config", new Config { { "name", "mse" }, { "reduction", null } } } };
        Assert.Equal(Reduction.None, ((Loss)ConfigValue.Deserialize(config, typeof(Loss))).Reduction);
    }
}

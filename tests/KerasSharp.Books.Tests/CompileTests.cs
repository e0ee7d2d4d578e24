using KerasSharp.Layers;
using KerasSharp.Optimizers;
using static TorchSharp.torch;

namespace KerasSharp.Books.Tests;

/// <summary>Lines of <c>compile</c>, <c>fit</c> and <c>evaluate</c> as the books have them.</summary>
public sealed class CompileTests
{
    private static readonly float[,] X = { { 0, 1 }, { 1, 0 }, { 1, 1 }, { 0, 0 } };
    private static readonly float[,] Y = { { 1 }, { 1 }, { 2 }, { 0 } };

    private static Tensor MyLoss(Tensor yTrue, Tensor yPred) => (yTrue - yPred).abs().mean([-1]);

    private static Tensor WorstError(Tensor yTrue, Tensor yPred) => (yTrue - yPred).abs().amax([-1]);

    [Fact]
    public void LossesWeightsAndMetricsByNameInOneLine()
    {
        using var model = TwoOutputs();
        model.Compile(
            optimizer: "sgd",
            loss: new() { ["digit"] = "mse", ["size"] = "mae" },
            lossWeights: new() { ["digit"] = 1.0, ["size"] = 0.5 },
            metrics: new() { ["digit"] = ["mae", "mse"], ["size"] = "mse" });
        var evaluation = model.Evaluate(new() { ["x"] = X }, new() { ["digit"] = Y, ["size"] = Y }, verbose: 0);
        // All kernels are zero: mse of digit is (1 + 1 + 4 + 0) / 4, mae of size (1 + 1 + 2 + 0) / 4.
        Assert.Equal(1.5 + (0.5 * 1), evaluation.Loss, 6);
        Assert.Equal(1.0, evaluation["digit_mae"], 6);
        Assert.Equal(1.5, evaluation["size_mse"], 6);
    }

    [Fact]
    public void DataByNameGoesIntoFitWithoutFurtherArguments()
    {
        using var model = TwoOutputs();
        model.Compile(optimizer: "sgd", loss: ["mse", "mse"]);
        var history = model.Fit(new() { ["x"] = X }, new() { ["digit"] = Y, ["size"] = Y }, verbose: 0);
        Assert.Equal(3.0, history["loss"][0], 5);

    }

    [Fact]
    public void TwoArraysInBracketsAreTwoInputs()
    {
        using var a = new Input([2]).Layer.Output is var left && new Input([2]) is var right
            ? new Model([left, right], new Add().Apply([left, right])) : null!;
        a.Compile(optimizer: "sgd", loss: "mse");
        Assert.Equal(0.5, a.Fit([X, X], X, verbose: 0)["loss"][0], 6);
        using var x = tensor(X);
        Assert.Equal(0.5, a.Fit([x, x], x, verbose: 0)["loss"][0], 6);
        Assert.Equal(0.5, a.Evaluate([x, x], x, verbose: 0).Loss, 6);
    }

    [Fact]
    public void BatchesByName()
    {
        using var model = TwoOutputs();
        model.Compile(optimizer: "sgd", loss: ["mse", "mse"]);
        IEnumerable<Batch> Stream()
        {
            yield return new Batch(new() { ["x"] = tensor(X) }, new() { ["digit"] = tensor(Y), ["size"] = tensor(Y) });
        }

        Assert.Equal(3.0, model.Evaluate(Stream(), verbose: 0).Loss, 5);
        Assert.Equal(3.0, model.Fit(Stream(), verbose: 0, validationData: Stream())["loss"][0], 5);
    }

    [Fact]
    public void AStreamIsValidationDataOfArraysAndOfStreams()
    {
        using var model = Zero();
        model.Compile(optimizer: new SGD(0.0), loss: "mse");
        IEnumerable<Batch> stream = [(tensor(X), tensor(Y))];
        Assert.Equal(1.5, model.Fit(X, Y, validationData: stream, verbose: 0)["val_loss"][0], 6);
        Assert.Equal(1.5, model.Fit(stream, validationData: stream, verbose: 0)["val_loss"][0], 6);
        Assert.Equal(1.5, model.Fit(stream, validationData: (X, Y), verbose: 0)["val_loss"][0], 6);
    }

    [Fact]
    public void ClassWeightsInOneLine()
    {
        using var model = Zero();
        model.Compile(optimizer: new SGD(0.0), loss: "mse");
        // Rows of the classes 1, 1, 2, 0 have the losses 1, 1, 4, 0.
        Assert.Equal((1 + 1 + (3 * 4)) / 4.0, model.Fit(X, Y, classWeight: new() { [0] = 1.0, [2] = 3.0 }, verbose: 0)["loss"][0], 6);
    }

    [Fact]
    public void AMethodIsALoss()
    {
        using var model = Zero();
        model.Compile(optimizer: "sgd", loss: MyLoss);
        Assert.Equal(1.0, model.Evaluate(X, Y, verbose: 0).Loss, 6);
    }

    [Fact]
    public void AMethodIsAMetricUnderItsName()
    {
        using var model = Zero();
        model.Compile(optimizer: "sgd", loss: "mse", metrics: [WorstError]);
        Assert.Equal(1.0, model.Evaluate(X, Y, verbose: 0)["worst_error"], 6);
        model.Compile(optimizer: "sgd", loss: MyLoss, metrics: [WorstError, MyLoss]);
        Assert.Equal(1.0, model.Evaluate(X, Y, verbose: 0)["my_loss"], 6);
        model.Compile("sgd", MyLoss, metrics: ["mse"]);
        Assert.Equal(1.5, model.Evaluate(X, Y, verbose: 0)["mse"], 6);
    }

    [Fact]
    public void ALambdaIsALossAndOnePerOutput()
    {
        using var model = Zero();
        model.Compile(optimizer: "sgd", loss: (yTrue, yPred) => (yTrue - yPred).square().mean([-1]) * 2);
        Assert.Equal(3.0, model.Evaluate(X, Y, verbose: 0).Loss, 6);
        Func<Tensor, Tensor, Tensor> loss = MyLoss;
        using var two = TwoOutputs();
        two.Compile(optimizer: "sgd", loss: new() { ["digit"] = loss, ["size"] = "mse" });
        Assert.Equal(2.5, two.Evaluate(X, new() { ["digit"] = Y, ["size"] = Y }, verbose: 0).Loss, 6);
    }

    [Fact]
    public void BatchesHaveTheirOwnSize()
    {
        using var model = Zero();
        model.Compile(optimizer: new SGD(0.0), loss: "mse");
        var dataset = new Rows();
        var error = Assert.Throws<ArgumentException>(() => model.Fit(dataset, batchSize: 2, verbose: 0));
        Assert.Contains("batchSize", error.Message, StringComparison.Ordinal);
        Assert.Contains(
            "batch", Assert.Throws<ArgumentException>(() => model.Fit(dataset, Y, verbose: 0)).Message, StringComparison.Ordinal);
        IEnumerable<Batch> stream = [(tensor(X), tensor(Y))];
        Assert.Contains(
            "batchSize", Assert.Throws<ArgumentException>(
            () => model.Fit(stream, batchSize: 2, verbose: 0)).Message, StringComparison.Ordinal);
        Assert.Equal(1.5, model.Fit(dataset, shuffle: false, verbose: 0)["loss"][0], 6);
        Assert.Equal(4, model.Predict(dataset, verbose: 0).shape[0]);
    }

    [Fact]
    public void AnEvaluationIsTakenApartInFour()
    {
        using var model = Zero();
        model.Compile(optimizer: "sgd", loss: "mse", metrics: ["mae", "mse", "mape"]);
        var (loss, mae, mse, _) = model.Evaluate(X, Y, verbose: 0);
        Assert.Equal((1.5, 1.0, 1.5), (Math.Round(loss, 5), Math.Round(mae, 5), Math.Round(mse, 5)));
        Assert.StartsWith("loss: 1.5000 - mae: 1.0000", model.Evaluate(X, Y, verbose: 0).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheHistoryIsReadAsInPython()
    {
        using var model = Zero();
        model.Compile(optimizer: new SGD(0.0), loss: "mse");
        var history = model.Fit(X, Y, epochs: 2, verbose: 0);
        Assert.Equal([1.5, 1.5], history.History["loss"]);
        var seen = new List<string>();
        foreach (var (name, values) in history.History)
            seen.Add($"{name} {values.Count}");
        foreach (var (name, values) in history)
            seen.Add($"{name} {values.Count}");
        Assert.Equal(["loss 2", "loss 2"], seen);
        Assert.Equal("loss: 1.5, 1.5", history.ToString());
    }

    [Fact]
    public void OutputsAreTakenApart()
    {
        using var model = TwoOutputs();
        var (digit, size) = model.PredictAll(X, verbose: 0);
        Assert.Equal([4, 1], digit.shape);
        Assert.Equal([4, 1], size.shape);
        var all = model.PredictAll(X, verbose: 0);
        Assert.Equal([4, 1], all["size"].shape);
        Tensor[] array = all;
        Assert.Equal(2, array.Length);
        Assert.Contains(
            "digit, size", Assert.Throws<InvalidOperationException>(() => { Tensor one = all; }).Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => all["other"]);
    }

    [Fact]
    public void AListOfRowsIsAnArray()
    {
        using var model = Zero();
        Assert.Equal([2, 1], model.Predict(new List<float[]> { new float[] { 1, 2 }, new float[] { 3, 4 } }, verbose: 0).shape);
        List<double> numbers = [1, 2, 3];
        using var identity = new Sequential([new Input([]), new Rescaling(2)]);
        Assert.Equal([2f, 4f, 6f], identity.Predict(numbers, verbose: 0).data<float>().ToArray());
    }

    private static Model TwoOutputs()
    {
        var x = new Input([2], name: "x");
        var digit = x.Dense(1, kernelInitializer: "zeros", name: "digit");
        var size = x.Dense(1, kernelInitializer: "zeros", name: "size");
        return new Model(x, new KerasTensor[] { digit, size });
    }

    private static Sequential Zero() => new([new Input([2]), new Dense(1, kernelInitializer: "zeros")]);

    private sealed class Rows : PyDataset
    {
        public override int? NumBatches => 2;

        public override Batch GetBatch(int index) =>
            (tensor(X)[TensorIndex.Slice(index * 2, (index * 2) + 2)], tensor(Y)[TensorIndex.Slice(index * 2, (index * 2) + 2)]);
    }
}

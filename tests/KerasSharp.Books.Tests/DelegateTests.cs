using KerasSharp.Callbacks;
using KerasSharp.Layers;
using KerasSharp.Optimizers;
using static TorchSharp.torch;

namespace KerasSharp.Books.Tests;

/// <summary>Functions given by name, as Python does it: activations, schedules, ways to standardize and split texts.</summary>
public sealed class DelegateTests
{
    private static Tensor Twice(Tensor x) => x * 2;

    private static double Halved(double step) => Math.Pow(0.5, step);

    private static string Lower(string text) => text.ToLowerInvariant();

    private static string[] Bars(string text) => text.Split('|');

    [Fact]
    public void AnOperationIsAFunction()
    {
        Func<Tensor, Tensor> softmax = Ops.Softmax;
        Func<KerasTensor, KerasTensor> symbolic = Ops.Softmax;
        Assert.Equal([0.5f, 0.5f], softmax(zeros(1, 2)).data<float>().ToArray());
        Assert.Equal("(None, 3)", symbolic(new Input([3])).Shape.ToString());
        Func<Tensor, Tensor, Tensor> entropy = Ops.BinaryCrossentropy;
        Assert.Equal(MathF.Log(2), entropy(ones(1), full(1, 0.5f)).item<float>(), 5);
    }

    [Fact]
    public void AMethodIsAnActivation()
    {
        using var dense = new Dense(2, activation: Ops.Relu, kernelInitializer: "ones");
        Assert.Equal([0f, 0f], dense.Apply(tensor(new float[,] { { -1, -2 } })).data<float>().ToArray());
        using var twice = new Dense(1, Twice, kernelInitializer: "ones");
        Assert.Equal([6f], twice.Apply(tensor(new float[,] { { 1, 2 } })).data<float>().ToArray());
        using var lambda = new Dense(1, activation: x => x + 1, kernelInitializer: "ones");
        Assert.Equal([4f], lambda.Apply(tensor(new float[,] { { 1, 2 } })).data<float>().ToArray());
        using var activation = new Activation(Ops.Tanh);
        Assert.Equal([0f], activation.Apply(zeros(1)).data<float>().ToArray());
        using var conv = new Conv2D(2, 3, activation: Twice, kernelInitializer: "ones");
        Assert.Equal(18f, conv.Apply(ones(1, 3, 3, 1)).max().item<float>());
        using var model = new Sequential().Input([2]).Dense(1, activation: Twice, kernelInitializer: "ones");
        Assert.Equal([6f], model.Predict(new float[,] { { 1, 2 } }, verbose: 0).data<float>().ToArray());
        Assert.Equal("(None, 4)", new Input([2]).Dense(4, activation: Ops.Relu).Shape.ToString());
    }

    [Fact]
    public void AStringAndNothingAreStillActivations()
    {
        using var none = new Dense(2, null);
        using var relu = new Dense(2, "relu");
        Assert.Equal("linear", none.GetConfig()["activation"]);
        Assert.Equal("relu", relu.GetConfig()["activation"]);
    }

    [Fact]
    public void AFunctionIsALearningRate()
    {
        Func<double, double> schedule = Halved;
        foreach (var optimizer in (Optimizer[])[new SGD(learningRate: Halved), new SGD(schedule), new SGD(
            learningRate: step => Math.Pow(0.5, step))])
        {
            using var model = new Sequential([new Input([1]), new Dense(1, useBias: false, kernelInitializer: "zeros")]);
            // The gradient of yPred is 1 everywhere: after two steps the weight is -(1 + 0.5).
            model.Compile(optimizer, loss: (yTrue, yPred) => yPred);
            model.Fit(new float[] { 1, 1 }, new float[] { 0, 0 }, batchSize: 1, verbose: 0);
            Assert.Equal(-1.5f, model.Weights[0].Value.item<float>(), 5);
        }
    }

    [Fact]
    public void AMethodSchedulesEpochs()
    {
        static double Schedule(int epoch, double rate) => rate * 0.5;
        using var model = new Sequential([new Input([1]), new Dense(1)]);
        model.Compile(new SGD(1.0), loss: "mse");
        var history = model.Fit(
            new float[] { 1 }, new float[] { 0 }, epochs: 2, callbacks: [new LearningRateScheduler(Schedule)], verbose: 0);
        Assert.Equal([0.5, 0.25], history.History["learning_rate"]);
    }

    [Fact]
    public void TextsAreStandardizedAndSplitByMethods()
    {
        var both = new TextVectorization(standardize: Lower, split: Bars);
        both.Adapt(["B c|a", "b C"]);
        Assert.Equal(["", "[UNK]", "b c", "a"], both.GetVocabulary());
        Func<string, string> lower = Lower;
        var standardize = new TextVectorization(standardize: lower);
        standardize.Adapt(["A b", "a"]);
        Assert.Equal("a", standardize.GetVocabulary()[2]);
        var split = new TextVectorization(split: text => text.Split('|'));
        split.Adapt(["x|y", "y"]);
        // The bar is punctuation: it is gone before the text is split.
        Assert.Equal(["y", "xy"], split.GetVocabulary()[2..]);
        var plain = new TextVectorization(standardize: null, split: "character");
        plain.Adapt(["AAb"]);
        Assert.Equal("A", plain.GetVocabulary()[2]);
    }

    [Fact]
    public void AVocabularyGoesIntoTheNextLayer()
    {
        var first = new TextVectorization();
        first.Adapt(["a b b"]);
        var second = new TextVectorization(vocabulary: first.GetVocabulary());
        Assert.Equal(first.GetVocabulary(), second.GetVocabulary());
        var lookup = new StringLookup(vocabulary: first.GetVocabulary(includeSpecialTokens: false));
        Assert.Equal([1L], lookup.Apply(["b"]).data<long>().ToArray());
        using var inverse = new StringLookup(vocabulary: lookup.GetVocabulary(), invert: true);
        Assert.Equal("b", inverse.GetVocabulary()[1]);
    }
}

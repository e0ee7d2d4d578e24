using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Callbacks;

public sealed class SwapEMAWeightsTests
{
    // The numbers are those of Keras 3.16 on torch.
    [Theory]
    [InlineData(false, new[] { 0.0, 0.56, 0.72, 0.72, 0.9744, 1.1808 })]
    [InlineData(true, new[] { 0.0, 0.56, 0.56, 0.72, 0.9744, 0.9744 })]
    public void Evaluation_sees_the_averages_and_training_the_weights(bool swapOnEpoch, double[] expected)
    {
        using var model = Model(useEma: true);
        var seen = new List<double>();
        void See() => seen.Add(model.Weights[0].Value.item<float>());
        var history = Fit(model, new SwapEMAWeights(swapOnEpoch), new LambdaCallback(
            onEpochBegin: (_, _) => See(), onEpochEnd: (_, _) => See(), onTestBegin: _ => See()));
        Assert.Equal(expected, seen, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([2.0736000537872314, 1.0518553256988525], history["val_loss"], (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(0.9744f, model.Weights[0].Value.item<float>(), 1e-6f);
    }

    [Fact]
    public void Prediction_sees_the_averages_and_leaves_the_weights()
    {
        using var model = Model(useEma: true);
        Fit(model);
        using var weight = full([1, 1], 5f);
        model.SetWeights([weight]);
        using var predicted = model.Predict(new float[1, 1] { { 1 } }, verbose: 0, callbacks: [new SwapEMAWeights()]);
        Assert.Equal(0.9744f, predicted.item<float>(), 1e-6f);
        Assert.Equal(5f, model.Weights[0].Value.item<float>());
    }

    [Fact]
    public void An_optimizer_without_averages_is_refused()
    {
        using var model = Model(useEma: false);
        Rejects.With<InvalidOperationException>("useEma", () => Fit(model, new SwapEMAWeights()));
    }

    [Fact]
    public void An_interruption_leaves_the_weights_themselves()
    {
        using var model = Model(useEma: true);
        Assert.Throws<TimeoutException>(
            () => Fit(model, new SwapEMAWeights(), new LambdaCallback(onTestBegin: _ => throw new TimeoutException())));
        Assert.Equal(0.72f, model.Weights[0].Value.item<float>(), 1e-6f);
    }

    private static Sequential Model(bool useEma)
    {
        var model = new Sequential([new Input([1]), new Dense(1, useBias: false, kernelInitializer: "zeros")]);
        model.Compile(new SGD(0.1, useEma: useEma, emaMomentum: 0.5), "mse");
        return model;
    }

    private static History Fit(Sequential model, params Callback[] callbacks)
    {
        using var x = ones(4, 1);
        using var y = full([4, 1], 2f);
        return model.Fit(x, y, batchSize: 2, epochs: 2, validationData: (x, y), verbose: 0, callbacks: callbacks);
    }
}

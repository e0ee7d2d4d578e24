namespace KerasSharp.Tests.Layers;

/// <summary>relu before a max pooling is computed after it: nobody may see a difference.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class LateActivationTests
{
    public static TheoryData<string> Pairs =>
        ["conv", "relu6", "depthwise", "separable", "transposed", "activation", "relu-layer", "same", "overlapping", "conv1d", "conv3d",
            "first"];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void ValuesAndGradientsAreThoseOfOneLayerAfterTheOther(string pair)
    {
        using var scope = NewDisposeScope();
        foreach (var functional in new[] { false, true })
        {
            Utils.SetRandomSeed(5);
            Shape shape = pair switch { "conv1d" => [12, 3], "conv3d" => [6, 6, 6, 2], _ => [10, 9, 3] };
            Layer[] layers = [.. Make(pair), new Flatten(), new Dense(2)];
            Model model;
            if (functional)
            {
                var input = new Input(shape);
                model = new Model(input, layers.Aggregate((KerasTensor)input, (x, layer) => layer.Apply(x)));
            }
            else
            {
                model = new Sequential([new Input(shape), .. layers]);
            }

            // Zeros of both signs and equal values are the ties of the windows.
            var x = randn([4, .. shape.Select(size => size!.Value)]).mul(2).round().div(2);
            var (value, gradients) = Run(model, x, data => model.Apply(data, training: true));
            var (expected, right) = Run(model, x, data => layers.Aggregate(data, (y, layer) => layer.Apply(y, training: true)));
            Assert.True(value.eq(expected).all().item<bool>(), $"{pair}, functional: {functional}");
            foreach (var (a, b) in gradients.Zip(right))
                Assert.True(a.allclose(b, rtol: 1e-6, atol: 1e-6), $"{pair}, functional: {functional}");
            var predicted = layers.Aggregate(x, (y, layer) => layer.Apply(y, training: false));
            Assert.True(model.Predict(x).allclose(predicted, rtol: 1e-5, atol: 1e-6));
        }
    }

    [Fact]
    public void AnOutputThatSomebodyElseReadsHasItsActivation()
    {
        using var scope = NewDisposeScope();
        var input = new Input([8, 8, 2]);
        var features = new Conv2D(4, 3, activation: "relu").Apply(input);
        var pooled = new MaxPooling2D().Apply(features);
        using var both = new Model(input, [features, pooled]);
        Assert.True(both.PredictAll(randn(3, 8, 8, 2))[0].ge(0).all().item<bool>());
        var sum = new GlobalMaxPooling2D().Apply(features);
        using var read = new Model(input, new Add().Apply([sum, new GlobalMaxPooling2D().Apply(pooled)]));
        Assert.True(read.Predict(randn(3, 8, 8, 2)).ge(0).all().item<bool>());
        using var cut = new Model(input, features);
        Assert.True(cut.Predict(randn(3, 8, 8, 2)).ge(0).all().item<bool>());
    }

    [Fact]
    public void ThePenaltyOnAnOutputIsOnTheActivation()
    {
        using var scope = NewDisposeScope();
        var conv = new Conv2D(4, 3, activation: "relu", activityRegularizer: new KerasSharp.Regularizers.L1(0.1));
        using var model = new Sequential([new Input([8, 8, 2]), conv, new MaxPooling2D(), new Flatten()]);
        model.Compile(loss: "mse");
        var x = randn(3, 8, 8, 2);
        var expected = conv.Apply(x).abs().sum().item<float>() * 0.1 / 3;
        var loss = model.Evaluate(x, model.Predict(x), verbose: 0).Loss;
        Assert.Equal(expected, loss, 1e-3);
    }

    [Fact]
    public void NotANumberStaysOne()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input([2, 2, 1]), new Activation("relu"), new MaxPooling2D()]);
        Assert.True(model.Predict(tensor([-1f, float.NaN, 2, 0], [1, 2, 2, 1])).isnan().all().item<bool>());
    }

    [Fact]
    public void ALayerThatWasAddedLaterIsKnown()
    {
        using var scope = NewDisposeScope();
        using var model = new Sequential([new Input([4, 4, 1]), new Activation("relu")]);
        var x = randn(2, 4, 4, 1);
        Assert.True(model.Predict(x).ge(0).all().item<bool>());
        model.Add(new MaxPooling2D());
        Assert.True(model.Predict(x).ge(0).all().item<bool>());
        model.Pop();
        Assert.True(model.Predict(x).ge(0).all().item<bool>());
    }

    private static Layer[] Make(string pair) => pair switch
    {
        "conv" => [new Conv2D(5, 3, activation: "relu"), new MaxPooling2D()],
        "relu6" => [new Conv2D(5, 3, activation: "relu6"), new MaxPooling2D(3)],
        "depthwise" => [new DepthwiseConv2D(3, activation: "relu"), new MaxPooling2D()],
        "separable" => [new SeparableConv2D(4, 3, activation: "relu"), new MaxPooling2D()],
        "transposed" => [new Conv2DTranspose(4, 3, activation: "relu"), new MaxPooling2D()],
        "activation" => [new BatchNormalization(), new Activation("relu"), new MaxPooling2D()],
        "relu-layer" => [new ReLU(maxValue: 6), new MaxPooling2D()],
        "same" => [new Conv2D(5, 3, padding: "same", activation: "relu"), new MaxPooling2D(2, padding: "same")],
        "overlapping" => [new Conv2D(5, 3, activation: "relu"), new MaxPooling2D(3, strides: 1, padding: "same")],
        "conv1d" => [new Conv1D(5, 3, activation: "relu"), new MaxPooling1D()],
        "conv3d" => [new Conv3D(3, 2, activation: "relu"), new MaxPooling3D()],
        _ => [new Activation("relu"), new MaxPooling2D()],
    };

    private static (Tensor Value, Tensor[] Gradients) Run(Model model, Tensor x, Func<Tensor, Tensor> call)
    {
        foreach (var weight in model.TrainableWeights)
            weight.Value.grad = null;
        var y = call(x);
        (y * arange(1, y.numel() + 1).view(y.shape)).sum().backward();
        return (y.detach(), [.. model.TrainableWeights.Select(weight => weight.Value.grad!)]);
    }
}

using System.Text.Json.Nodes;
using KerasSharp.Optimizers;

namespace KerasSharp.Applications.Tests;

/// <summary>What tutorials do with the networks.</summary>
public sealed class UseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public UseTests() => Utils.SetRandomSeed(11);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AHeadIsTrainedOnAFrozenNetwork()
    {
        using var scope = NewDisposeScope();
        using var network = Small();
        network.Trainable = false;
        var input = new Input([32, 32, 3]);
        var output = network.Apply(MobileNet.PreprocessInput(input), training: false).Dense(2, activation: "softmax");
        using var model = new Model(input, output);
        var before = Copies(network);
        var (x, y) = Data();
        model.Compile(optimizer: new Adam(0.01), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        var history = model.Fit(x, y, epochs: 8, batchSize: 8, verbose: 0);
        Assert.True(history["loss"][^1] < history["loss"][0]);
        Assert.All(before.Zip(network.Weights), pair => Assert.True(pair.First.Same(pair.Second.Value), pair.Second.Path));
        Assert.Equal(2, model.TrainableWeights.Count);
    }

    [Fact]
    public void FineTuningLeavesFrozenNormalizationsAsTheyAre()
    {
        using var scope = NewDisposeScope();
        using var network = Small();
        foreach (var layer in network.Layers.OfType<BatchNormalization>())
            layer.Trainable = false;
        using var model = new Model(network.Input, network.Output.Dense(2, activation: "softmax"));
        var before = Copies(network);
        var (pixels, y) = Data();
        var x = MobileNet.PreprocessInput(pixels);
        model.Compile(optimizer: new SGD(1.0), loss: "sparse_categorical_crossentropy");
        model.Fit(x, y, epochs: 1, batchSize: 8, verbose: 0);
        Assert.All(before.Zip(network.Weights), pair => Assert.Equal(
            pair.Second.Path.Contains("_bn/", StringComparison.Ordinal), pair.First.Same(pair.Second.Value)));
    }

    /// <summary>
    /// Where a pooling and a dense layer follow, the gradient of a score by the last maps is the class's weight over the area.
    /// </summary>
    [Fact]
    public void ClassActivationMapsOfAnInnerLayer()
    {
        using var scope = NewDisposeScope();
        using var network = new MobileNetV2(weights: null, alpha: 0.35, inputShape: [64, 64, 3], classes: 5, classifierActivation: null);
        var last = network.GetLayer("out_relu").Output;
        var grad = new Model(network.Input, new[] { last, network.Output });
        var outputs = grad.Apply([rand(2, 64, 64, 3)], training: false);
        var (maps, scores) = (outputs[0], outputs[1]);
        var gradient = autograd.grad([scores[.., 3].sum()], [maps])[0];
        var kernel = ((Dense)network.GetLayer("predictions")).Kernel!.Value[.., 3];
        Assert.Equal([2L, 2, 2, 1280], maps.shape);
        Assert.True(gradient.allclose((kernel / 4).expand(2, 2, 2, 1280), rtol: 1e-5, atol: 1e-8));
        var heat = (maps * gradient.mean([1, 2], keepdim: true)).sum(-1).relu();
        Assert.Equal([2L, 2, 2], heat.shape);
    }

    [Fact]
    public void AModelThatNestsANetworkIsSavedAndLoadedWhole()
    {
        using var scope = NewDisposeScope();
        using var network = Small();
        var input = new Input([32, 32, 3]);
        using var model = new Model(input, network.Apply(input).Dropout(0.2).Dense(2, name: "head"));
        var x = rand(3, 32, 32, 3);
        var expected = model.Apply(x, training: false);
        model.Save(_folder["nested.keras"]);
        using var loaded = Model.Load(_folder["nested.keras"]);
        Assert.True(loaded.Apply(x, training: false).Same(expected));
        Assert.Equal("mobilenet_0.25_32", Assert.IsType<Model>(loaded.Layers[1]).Name);
        var layer = JsonNode.Parse(model.GetConfig().ToJson().ToJsonString())!["layers"]![1]!;
        Assert.Equal(("keras.src.models.functional", "Functional", "Functional"), (
            layer["module"]!.GetValue<string>(), layer["class_name"]!.GetValue<string>(), layer["registered_name"]!.GetValue<string>()));
        Assert.Contains("(Functional)", Summary(model), StringComparison.Ordinal);
    }

    [Fact]
    public void NetworksWithLayersOfTheirOwnAreSavedAndLoadedWhole()
    {
        using var scope = NewDisposeScope();
        Utils.ClearSession();
        using var network = new OwnConvNeXt();
        var x = rand(2, 64, 64, 3) * 255;
        var expected = network.Apply(x, training: false);
        network.Save(_folder["convnext.keras"]);
        using var loaded = Model.Load(_folder["convnext.keras"]);
        Assert.True(loaded.Apply(x, training: false).Same(expected));
        var config = JsonNode.Parse(network.GetConfig().ToJson().ToJsonString())!["layers"]!.AsArray();
        var scale = config.First(layer => layer!["class_name"]!.GetValue<string>() == "LayerScale")!;
        Assert.Equal("keras.src.applications.convnext", scale["module"]!.GetValue<string>());
        network.SaveWeights(_folder["convnext.h5"]);
        using var again = new OwnConvNeXt(_folder["convnext.h5"]);
        Assert.True(again.Apply(x, training: false).Same(expected));
    }

    [Fact]
    public void ANetworkIsAppliedToWhatIsGiven()
    {
        using var scope = NewDisposeScope();
        var (left, right) = (new Input([32, 32, 1], name: "left"), new Input([32, 32, 2], name: "right"));
        var joined = new Concatenate().Apply([left, right]);
        using var network = new MobileNet(weights: null, alpha: 0.25, inputTensor: joined, includeTop: false, pooling: "max");
        Assert.Equal(["left", "right"], network.Inputs.Select(input => input.Name));
        Assert.Equal([2L, 256], network.Apply([rand(2, 32, 32, 1), rand(2, 32, 32, 2)])[0].shape);
        Assert.Contains("must equal input_shape[1]", Assert.Throws<ArgumentException>(() =>
            new MobileNetV2(weights: null, inputTensor: new Input([32, 32, 3]), inputShape: [64, 64, 3])).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownActivationOfTheClassifierIsRefused() =>
        Assert.Contains(
            "softmaxx", Assert.Throws<ArgumentException>(
            () => new VGG16(weights: null, classifierActivation: "softmaxx")).Message, StringComparison.Ordinal);

    [Fact]
    public void NothingStaysOfANetworkThatIsGone() => LiveTensors.AssertSteady(() =>
    {
        using var network = Small();
        using var x = rand(2, 32, 32, 3);
        using var y = network.Predict(x, verbose: 0);
    });

    private static Application Small()
    {
        var network = new MobileNet(weights: null, alpha: 0.25, inputShape: [32, 32, 3], includeTop: false, pooling: "avg");
        StatedWeights.Fill(network);
        return network;
    }

    private static (Tensor X, Tensor Y) Data()
    {
        var y = arange(16, ScalarType.Int64).remainder(2);
        return (rand(16, 32, 32, 3) * 100 + (y * 100).view(16, 1, 1, 1), y);
    }

    private static List<Tensor> Copies(Model model) => [.. model.Weights.Select(weight => weight.Value.detach().clone())];

    private static string Summary(Model model)
    {
        var text = new System.Text.StringBuilder();
        model.Summary(print: line => text.AppendLine(line));
        return text.ToString();
    }

    private sealed class OwnConvNeXt(string? weights = null)
        : ConvNeXt([1, 1, 2, 1], [8, 12, 16, 24], "own", "", "", includePreprocessing: true, new(
            true, weights, null, new Shape[] { [64, 64, 3] }[0], null, 5, "softmax", "own"));
}

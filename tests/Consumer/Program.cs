// Uses each package: data, a layer of its own (the source generator writes its fluent method and its config), a training, files,
// pictures, ONNX.
using KerasSharp;
using KerasSharp.Applications;
using KerasSharp.Callbacks;
using KerasSharp.Datasets;
using KerasSharp.Layers;
using TorchSharp;

Utils.SetRandomSeed(42);
var ((xTrain, yTrain), (xTest, yTest)) = Digits.LoadData();
var model = new Sequential().Input([8, 8]).Flatten().Halve().Dense(32, activation: "relu").Dense(10, activation: "softmax");
model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
var history = model.Fit(xTrain, yTrain, epochs: 5);
var (_, accuracy) = model.Evaluate(xTest, yTest, verbose: 0);
Expect(accuracy > 0.8, $"accuracy {accuracy:F3}");

model.Save("digits.keras");
using var again = Model.Load("digits.keras");
Expect((again.Predict(xTest, verbose: 0) - model.Predict(xTest, verbose: 0)).abs().max().item<float>() == 0,
    "a saved model predicts the same");

model.SaveWeights("digits.weights.json", maxShardSize: 1);
model.LoadWeights("digits.weights.json");
model.Fit(xTrain, yTrain, epochs: 1, verbose: 0, callbacks: [new BackupAndRestore("backup", deleteCheckpoint: false)]);
var resumed = model.Fit(xTrain, yTrain, epochs: 2, verbose: 0, callbacks: [new BackupAndRestore("backup")]);
Expect(resumed.Epoch.Count == 1, "a training goes on from its backup");

model.Plot("model.svg");
history.Plot("training.png");
ConfusionMatrix.Of(yTest, model.Predict(xTest, verbose: 0)).Plot("confusion.png");
model.Export("digits.onnx", format: "onnx");
foreach (var file in (string[])["digits.keras", "model.svg", "training.png", "confusion.png", "digits.onnx"])
    Expect(new FileInfo(file).Length > 1000, $"{file} is written");
using var network = new MobileNetV2(weights: null, inputShape: [32, 32, 3], classes: 4);
Expect(network.Layers.Count > 100, "MobileNetV2 has its layers");

static void Expect(bool holds, string what)
{
    Console.WriteLine($"{(holds ? "ok    " : "FAILED")} {what}");
    if (!holds)
        Environment.Exit(1);
}

/// <summary>Halves its input.</summary>
public sealed partial class Halve(string? name = null) : Layer(name)
{
    public override Shape ComputeOutputShape(Shape input) => input;

    protected override torch.Tensor Call(torch.Tensor x, bool training) => Ops.Multiply(x, 0.5);
}

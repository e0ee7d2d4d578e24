// Train with KerasSharp, export to ONNX, serve with OnnxRuntime alone: what a service needs that predicts and does not train.
// "quick" trains on 5,000 images. The second program, onnx_serve.cs, has no TorchSharp in it.
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Datasets
#:project ../src/KerasSharp.Onnx

using System.Diagnostics;
using KerasSharp;
using KerasSharp.Datasets;
using KerasSharp.Layers;
using static TorchSharp.torch;

if (args is ["predict", var file])
{
    // The same work as onnx_serve.cs, in a process of its own.
    using var loaded = Model.Load(file);
    using var first = loaded.Predict(zeros(1, 28, 28, 1), verbose: 0);
    var milliseconds = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalMilliseconds;
    var megabytes = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
    Console.WriteLine($"KerasSharp:  {milliseconds:F0} ms from start to first prediction, {megabytes:F0} MB of memory");
    return;
}

Utils.SetRandomSeed(42);
var quick = args.Contains("quick");
var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.reshape(60000, 28, 28, 1) / 255.0;
xTest = xTest.reshape(10000, 28, 28, 1) / 255.0;
if (quick)
    (xTrain, yTrain, xTest, yTest) = (xTrain[..5000], yTrain[..5000], xTest[..1000], yTest[..1000]);

var model = new Sequential([
    new Input([28, 28, 1], name: "image"),
    new Conv2D(16, 3, strides: 2, activation: "relu"),
    new BatchNormalization(),
    new Conv2D(32, 3, strides: 2, activation: "relu"),
    new Flatten(),
    new Dropout(0.3),
    new Dense(10, activation: "softmax", name: "digit"),
]);
model.Compile(optimizer: "adam", loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
model.Fit(xTrain, yTrain, batchSize: 128, epochs: quick ? 1 : 3);
var (loss, accuracy) = model.Evaluate(xTest, yTest, verbose: 0);
Console.WriteLine($"Test loss: {loss:F4}");
Console.WriteLine($"Test accuracy: {accuracy:F4}");

var folder = Directory.CreateTempSubdirectory("onnx_service");
var (keras, onnx) = (Path.Combine(folder.FullName, "digits.keras"), Path.Combine(folder.FullName, "digits.onnx"));
model.Save(keras);
model.Export(onnx, format: "onnx", verbose: true);

Run(Environment.ProcessPath!, "predict", keras);
var here = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
Run("dotnet", "run", "-c", "Release", Path.Combine(here, "onnx_serve.cs"), "--", onnx);
folder.Delete(recursive: true);

static void Run(string program, params string[] arguments)
{
    using var process = Process.Start(program, arguments);
    process.WaitForExit();
    if (process.ExitCode != 0)
        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}.");
}

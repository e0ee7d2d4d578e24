// Activation functions compared on MNIST: a table and a plot of training accuracy (activations.svg).
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Datasets

using KerasSharp;
using KerasSharp.Callbacks;
using KerasSharp.Datasets;
using KerasSharp.Layers;
using KerasSharp.Optimizers;

// 10,000 images and 6 epochs; with the argument quick 2,000 and 2.
var quick = args.Contains("quick");
var (rows, epochs) = quick ? (2000, 2) : (10000, 6);

var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();
xTrain = xTrain.narrow(0, 0, rows).reshape(rows, 784) / 255.0;
yTrain = yTrain.narrow(0, 0, rows);
xTest = xTest.reshape(10000, 784) / 255.0;

var plot = new Plot("Training accuracy on MNIST, three hidden layers of 64", "epoch", "accuracy");
var results = new List<(string Name, double First, double Last, double Test)>();
foreach (var activation in new[] { "sigmoid", "tanh", "relu", "leaky_relu", "elu", "selu", "gelu", "silu", "softsign" })
{
    Utils.SetRandomSeed(42);
    using var model = new Sequential([
        new Input([784]),
        new Dense(64, activation: activation),
        new Dense(64, activation: activation),
        new Dense(64, activation: activation),
        new Dense(10, activation: "softmax"),
    ]);
    model.Compile(optimizer: new SGD(0.1), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
    var curve = model.Fit(xTrain, yTrain, batchSize: 64, epochs: epochs, verbose: 0)["accuracy"];
    var (_, test) = model.Evaluate(xTest, yTest, batchSize: 500, verbose: 0);
    results.Add((activation, curve[0], curve[^1], test));
    plot.Line(activation, curve, Enumerable.Range(1, epochs).Select(epoch => (double)epoch));
    Console.WriteLine($"{activation,-11} done");
}

Console.WriteLine($"\n{"activation",-11} {"epoch 1",8} {$"epoch {epochs}",8} {"test",8}");
foreach (var (name, first, last, test) in results.OrderByDescending(result => result.Test))
    Console.WriteLine($"{name,-11} {first,8:F4} {last,8:F4} {test,8:F4}");

plot.Save("activations.svg");
Console.WriteLine($"\n{plot}\nThe picture is in {Path.GetFullPath("activations.svg")}");
var (best, worst) = (results.MaxBy(result => result.Test), results.MinBy(result => result.Test));
Console.WriteLine(
    $"Best on the test images: {best.Name} ({best.Test:F4}); last: {worst.Name} "
    + $"({worst.Test:F4}){(worst.Name == "sigmoid" ? ", whose gradients vanish on their way through three layers" : "")}.");

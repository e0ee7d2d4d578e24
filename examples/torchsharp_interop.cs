// KerasSharp and TorchSharp together: a KerasSharp model in a plain TorchSharp loop, a TorchSharp module inside a KerasSharp model, weights
// from one to the other.
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Datasets

using KerasSharp;
using KerasSharp.Datasets;
using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

var epochs = args.Contains("quick") ? 3 : 30;
var ((xTrain, yTrain), (xTest, yTest)) = Iris.LoadData();
Utils.SetRandomSeed(42);

Console.WriteLine("1. A KerasSharp model is an nn.Module: torch.optim trains it.");
nn.Module<Tensor, Tensor> model = new Sequential([new Input([4]), new Dense(16, activation: "relu"), new Dense(3)]);
var optimizer = optim.Adam(model.parameters(), lr: 0.02);
var loss = nn.CrossEntropyLoss();
for (var epoch = 1; epoch <= epochs * 5; epoch++)
{
    using var step = NewDisposeScope();
    model.train();
    optimizer.zero_grad();
    var error = loss.call(model.call(xTrain), yTrain);
    error.backward();
    optimizer.step();
    if (epoch % (epochs * 5 / 3) == 0)
        Console.WriteLine($"   epoch {epoch}: loss {error.item<float>():F4}");
}

model.eval();
using (no_grad())
    Console.WriteLine($"   Test accuracy: {model.call(xTest).argmax(-1).eq(yTest).to_type(ScalarType.Float32).mean().item<float>():F4}");
Console.WriteLine(
    $"   Its parameters, as torch sees them: {string.Join(", ", model.named_parameters().Select(parameter => parameter.name))}");

Console.WriteLine("2. A TorchSharp module is a layer: Fit trains it.");
var inner = nn.Sequential(("linear", nn.Linear(4, 16)), ("relu", nn.ReLU()));
var keras = new Sequential([new Input([4]), new TorchModuleWrapper(inner), new Dense(3, activation: "softmax")]);
keras.Compile(optimizer: new KerasSharp.Optimizers.Adam(0.02), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
keras.Fit(xTrain, yTrain, epochs: epochs, verbose: 0);
var (_, accuracy) = keras.Evaluate(xTest, yTest, verbose: 0);
Console.WriteLine($"   Test accuracy: {accuracy:F4}; {keras.TrainableWeights.Count} weights are trained, the module's among them.");

Console.WriteLine("3. Weights go from a model to a module that computes the same, and back.");
var module = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3));
var state = ((Model)model).ToStateDict(module);
module.load_state_dict(state);
using (no_grad())
    Console.WriteLine(
        $"   {string.Join(", ", state.Select(entry => $"{entry.Key} ({string.Join(", ", entry.Value.shape)})"))}; largest difference of "
        + $"their answers: {(model.call(xTest) - module.call(xTest)).abs().max().item<float>():E0}");

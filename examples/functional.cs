// Two inputs, two outputs: from the image of a digit and a number to add, the digit and the sum. Then a part of the model by itself.
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Datasets

using KerasSharp;
using KerasSharp.Datasets;
using KerasSharp.Layers;
using KerasSharp.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

Utils.SetRandomSeed(42);

var ((xTrain, yTrain), (xTest, yTest)) = Digits.LoadData();
var (imagesTrain, plusTrain, digitTrain, sumTrain) = Prepare(xTrain, yTrain);
var (imagesTest, plusTest, digitTest, sumTest) = Prepare(xTest, yTest);

var image = new Input([8, 8, 1], name: "image");
var plus = new Input([1], name: "plus");

// The first output goes on into the second.
var features = image.Conv2D(16, 3, activation: "relu", padding: "same").MaxPooling2D(2).Flatten().Dense(
    64, activation: "relu", name: "features");
var digit = features.Dense(10, activation: "softmax", name: "digit");
var sum = new Concatenate().Apply([digit, plus]).Dense(1, name: "sum");

var model = new Model([image, plus], [digit, sum], name: "reads_and_adds");
model.Summary();

model.Compile(
    optimizer: new Adam(0.01),
    loss: new Dictionary<string, LossSpec?> { ["digit"] = "sparse_categorical_crossentropy", ["sum"] = "mse" },
    metrics: new Dictionary<string, MetricSpec?> { ["digit"] = "accuracy", ["sum"] = "mae" },
    lossWeights: [1.0, 0.1]);
Tensor[] inputs = [imagesTrain, plusTrain], targets = [digitTrain, sumTrain];
model.Fit(inputs, targets, epochs: args.Contains("quick") ? 3 : 30, verbose: 2);

Tensor[] testInputs = [imagesTest, plusTest], testTargets = [digitTest, sumTest];
var result = model.Evaluate(testInputs, testTargets, verbose: 0);
Console.WriteLine($"Test: digit right in {result["digit_accuracy"]:P1}, sum wrong by {result["sum_mae"]:F2} on average.");

Tensor[] few = [imagesTest.narrow(0, 0, 5), plusTest.narrow(0, 0, 5)];
var answers = model.PredictAll(few, verbose: 0);
for (var i = 0; i < 5; i++)
    Console.WriteLine(
        $"  a {digitTest[i].item<long>()} plus {plusTest[i, 0].item<float>():F0}: read {answers[0][i].argmax().item<long>()}, sum "
        + $"{answers[1][i, 0].item<float>():F1}");

// What the image becomes on its way: the same layers, the same weights, as a model of their own.
var extractor = new Model(image, model.GetLayer("features").Output);
using var found = extractor.Predict(imagesTest, verbose: 0);
Console.WriteLine($"Features of {found.shape[0]} images: {found.shape[1]} numbers each.");

static (Tensor Images, Tensor Plus, Tensor Digit, Tensor Sum) Prepare(Tensor x, Tensor y)
{
    var plus = randint(0, 10, y.shape[0]).to_type(ScalarType.Float32);
    return (x.unsqueeze(-1) / 16, plus.unsqueeze(-1), y, (y.to_type(ScalarType.Float32) + plus).unsqueeze(-1));
}

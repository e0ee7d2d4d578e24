// Medical diagnosis: is a tumor malignant? Breast Cancer Wisconsin, with normalization, precision, recall and AUC.
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Datasets

using KerasSharp;
using KerasSharp.Callbacks;
using KerasSharp.Datasets;
using KerasSharp.Layers;
using KerasSharp.Metrics;

Utils.SetRandomSeed(42);

var ((xTrain, yTrain), (xTest, yTest)) = BreastCancer.LoadData();
// What is to be found is the malignant tumor: that is class 1 here (in the data it is 0).
yTrain = 1 - yTrain;
yTest = 1 - yTest;
Console.WriteLine($"{xTrain.shape[0]} rows to train with, {xTest.shape[0]} to test with; {yTest.sum().item<long>()} of them malignant.");

// The columns have very different scales (areas in the thousands, errors in the thousandths). Mean and deviation are those of the training
// rows alone.
var (mean, deviation) = (xTrain.mean([0L]), xTrain.std(0L));
xTrain = (xTrain - mean) / deviation;
xTest = (xTest - mean) / deviation;

var model = new Sequential([
    new Input([30]),
    new Dense(16, activation: "relu"),
    new Dropout(0.2),
    new Dense(8, activation: "relu"),
    new Dense(1, activation: "sigmoid"),
]);
model.Compile(
    optimizer: "adam",
    loss: "binary_crossentropy",
    metrics: ["accuracy", new Precision(name: "precision"), new Recall(name: "recall"), new AUC(name: "auc")]);
model.Fit(
    xTrain, yTrain, epochs: 100, validationSplit: 0.15, verbose: 0,
    callbacks: [new EarlyStopping("val_loss", patience: 10, restoreBestWeights: true, verbose: 1)]);

var result = model.Evaluate(xTest, yTest, verbose: 0);
foreach (var name in result.Names)
    Console.WriteLine($"Test {name}: {result[name]:F4}");

var answers = model.Predict(xTest, verbose: 0).reshape(-1).data<float>().ToArray();
var truth = yTest.data<long>().ToArray();
int Count(long actual, bool said) => truth.Zip(answers).Count(pair => pair.First == actual && pair.Second > 0.5f == said);
Console.WriteLine($"""

                      said malignant   said benign
    malignant         {Count(1, true),14}   {Count(1, false),11}
    benign            {Count(0, true),14}   {Count(0, false),11}
    """);

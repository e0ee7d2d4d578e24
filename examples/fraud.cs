// A rare class: one transaction in 200 is fraud. Class weights make the network look for it. The data is made up; no bank gives its own
// away.
#:project ../src/KerasSharp

using KerasSharp;
using KerasSharp.Layers;
using KerasSharp.Metrics;

const double FraudShare = 0.005;
var quick = args.Contains("quick");
var random = new Random(5);
var (xTrain, yTrain) = Transactions(quick ? 8000 : 40000);
var (xTest, yTest) = Transactions(20000);
var frauds = yTrain.Count(label => label == 1);
Console.WriteLine(
    $"{yTrain.Length} transactions to train with, {frauds} of them fraud; who always says \"no fraud\" is right in "
    + $"{1 - ((double)frauds / yTrain.Length):P1}.\n");

Console.WriteLine($"{"",-24} {"accuracy",8} {"precision",9} {"recall",8} {"AUC (PR)",8} {"caught",12} {"false alarms",13} {"loss",10}");
var plain = Train("without class weights", null);
// Each class weighs the same in sum.
var weighted = Train("with class weights", new Dictionary<int, double>
{
    [0] = yTrain.Length / (2.0 * (yTrain.Length - frauds)),
    [1] = yTrain.Length / (2.0 * frauds),
});
Console.WriteLine($"\nClass weights catch {weighted.Caught - plain.Caught} more of {yTest.Count(label => label == 1)} frauds. "
    + $"If a missed fraud costs 500 and a false alarm 5, the bill is {weighted.Cost:N0} instead of {plain.Cost:N0}.");

(int Caught, double Cost) Train(string name, Dictionary<int, double>? classWeight)
{
    Utils.SetRandomSeed(42);
    using var model = new Sequential([
        new Input([6]),
        new BatchNormalization(),
        new Dense(32, activation: "relu"),
        new Dense(16, activation: "relu"),
        new Dense(1, activation: "sigmoid"),
    ]);
    model.Compile(
        optimizer: "adam", loss: "binary_crossentropy",
        metrics: [
            "accuracy", new Precision(name: "precision"), new Recall(name: "recall"), new AUC(curve: "PR", name: "auc"), new TruePositives(
            name: "tp"), new FalsePositives(name: "fp"), new FalseNegatives(name: "fn")]);
    model.Fit(xTrain, yTrain, batchSize: 512, epochs: quick ? 5 : 15, verbose: 0, classWeight: classWeight);
    var result = model.Evaluate(xTest, yTest, batchSize: 2000, verbose: 0);
    var cost = (500 * result["fn"]) + (5 * result["fp"]);
    Console.WriteLine(
        $"{name,-24} {result["accuracy"],8:F4} {result["precision"],9:F4} {result["recall"],8:F4} {result["auc"],8:F4} "
        + $"{$"{result["tp"]} of {result["tp"] + result["fn"]}",12} {result["fp"],13} {cost,10:N0}");
    return ((int)result["tp"], cost);
}

// Amount, hour, distance from home, days since the last purchase, foreign shop, purchases in the last hour. Fraud is a matter of several of
// them at once.
(float[,] X, float[] Y) Transactions(int count)
{
    var (x, y) = (new float[count, 6], new float[count]);
    for (var i = 0; i < count; i++)
    {
        var fraud = random.NextDouble() < FraudShare;
        y[i] = fraud ? 1 : 0;
        x[i, 0] = (float)Math.Exp(3.2 + (fraud ? 0.9 : 0) + (0.9 * Normal()));
        x[i, 1] = (float)((fraud ? 2 + (4 * Normal()) : 14 + (5 * Normal())) % 24);
        x[i, 2] = (float)Math.Exp(1.5 + (fraud ? 1.6 : 0) + Normal());
        x[i, 3] = (float)Math.Abs(3 * Normal()) + (fraud ? 1 : 0);
        x[i, 4] = random.NextDouble() < (fraud ? 0.5 : 0.06) ? 1 : 0;
        x[i, 5] = (float)Math.Round(Math.Abs((fraud ? 2.2 : 0.8) * Normal()));
    }

    return (x, y);
}

double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

// ML.NET: a network in a pipeline over a table of text, with categories, numbers and holes: cross validated, saved, loaded and served,
// beside ML.NET's own trainers.
#:project ../src/KerasSharp
#:project ../src/KerasSharp.ML
#:package Microsoft.ML
#:package Microsoft.ML.FastTree

using System.Globalization;
using KerasSharp;
using KerasSharp.Callbacks;
using KerasSharp.Layers;
using KerasSharp.Optimizers;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using static Microsoft.ML.Transforms.MissingValueReplacingEstimator;

var quick = args.Contains("quick");
var folder = Directory.CreateTempSubdirectory("mlnet");
var table = Path.Combine(folder.FullName, "customers.csv");
File.WriteAllLines(table, Customers.Make(quick ? 300 : 3000).Prepend("Region,Contract,Age,Usage,Calls,Plan"));

var context = new MLContext(seed: 1);

// Numbers with holes are read as text: the text loader would make 0 of an empty number. The conversion makes NaN of it.
var loader = context.Data.CreateTextLoader(
[
    new("Region", DataKind.String, 0), new("Contract", DataKind.String, 1), new("Age", DataKind.String, 2),
        new("Usage", DataKind.String, 3), new("Calls", DataKind.String, 4),
    new("Plan", DataKind.String, 5),
], separatorChar: ',', hasHeader: true);
var split = context.Data.TrainTestSplit(loader.Load(table), testFraction: 0.2);

InputOutputColumnPair[] numbers = [new("Age"), new("Usage"), new("Calls")];
InputOutputColumnPair[] holes = [new("NoAge", "Age"), new("NoUsage", "Usage"), new("NoCalls", "Calls")];
var preparation = context.Transforms.Conversion.MapValueToKey("Label", "Plan")
    .Append(context.Transforms.Conversion.ConvertType(numbers, DataKind.Single))
    .Append(context.Transforms.IndicateMissingValues(holes))
    .Append(context.Transforms.Conversion.ConvertType([new("NoAge"), new("NoUsage"), new("NoCalls")], DataKind.Single))
    .Append(context.Transforms.ReplaceMissingValues(numbers, ReplacementMode.Mean))
    .Append(context.Transforms.NormalizeMeanVariance(numbers))
    .Append(context.Transforms.Categorical.OneHotEncoding([new("Region"), new("Contract")]))
    .Append(context.Transforms.Concatenate("Features", "Region", "Contract", "Age", "Usage", "Calls", "NoAge", "NoUsage", "NoCalls"))
    .AppendCacheCheckpoint(context);

// The schema says how large the features are and how many classes there are.
static Model Network(Shape features, int classes) => new Sequential([
    new Input(features),
    new Dense(64, activation: "relu"),
    new Dropout(0.1),
    new Dense(32, activation: "relu"),
    new Dense(classes, activation: "softmax"),
]);

var options = new KerasTrainerOptions
{
    Epochs = quick ? 5 : 40,
    Compile = model => model.Compile(optimizer: new Adam(learningRate: 0.003), loss: "sparse_categorical_crossentropy",
        metrics: ["accuracy"]),
    Callbacks = [new ReduceLROnPlateau("loss", factor: 0.5, patience: 3)],
};
var trainers = context.MulticlassClassification.Trainers;
(string Name, IEstimator<ITransformer> Trainer)[] all =
[
    ("KerasSharp", trainers.Keras(Network, options: options)),
    ("SdcaMaximumEntropy", trainers.SdcaMaximumEntropy()),
    ("FastTree, one versus all", trainers.OneVersusAll(context.BinaryClassification.Trainers.FastTree())),
];

Console.WriteLine($"{"trainer",-26} {"cross validation",16} {"test",8} {"log loss",9}");
ITransformer? served = null;
foreach (var (name, trainer) in all)
{
    var pipeline = preparation.Append(trainer);
    var folds = context.MulticlassClassification.CrossValidate(split.TrainSet, pipeline, numberOfFolds: 3);
    var model = pipeline.Fit(split.TrainSet);
    var metrics = context.MulticlassClassification.Evaluate(model.Transform(split.TestSet));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-26} {folds.Average(fold => fold.Metrics.MicroAccuracy),16:F4} {metrics.MicroAccuracy,8:F4} {metrics.LogLoss,9:F4}"));
    // The answer as text again.
    served ??= model.Append(context.Transforms.Conversion.MapKeyToValue("Answer", "PredictedLabel").Fit(model.Transform(split.TestSet)));
}

// One file holds the preparation, the network and its weights.
var path = Path.Combine(folder.FullName, "plans.zip");
context.Model.Save(served, loader.GetOutputSchema(), path);
Console.WriteLine($"\nplans.zip: {new FileInfo(path).Length / 1024} KB");

// A service needs these two lines; the packages KerasSharp.ML and Microsoft.ML are beside it.
var loaded = new MLContext().Model.Load(path, out _);
using var engine = context.Model.CreatePredictionEngine<Customer, Offer>(loaded);
foreach (var customer in new[]
{
    new Customer { Region = "north", Contract = "monthly", Age = "23", Usage = "55", Calls = "2" },
    new Customer { Region = "south", Contract = "yearly", Age = "", Usage = "9.5", Calls = "" },
    new Customer { Region = "east", Contract = "yearly", Age = "61", Usage = "4", Calls = "12" },
})
{
    var offer = engine.Predict(customer);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
            $"{customer.Region}, {customer.Contract}, age {(customer.Age is "" ? "unknown" : customer.Age)}: {offer.Answer} "
            + $"({offer.Score.Max():P0})"));
}

folder.Delete(recursive: true);

/// <summary>A made-up table: who takes which plan, by rules that no straight line separates, with some noise and a tenth of the numbers
/// missing.</summary>
internal static class Customers
{
    public static IEnumerable<string> Make(int count)
    {
        var random = new Random(7);
        for (var i = 0; i < count; i++)
        {
            string region = Any("north", "south", "east", "west"), contract = Any("monthly", "yearly", "none");
            var (age, usage, calls) = (random.Next(18, 80), random.NextDouble() * 60, random.Next(0, 15));
            var young = Math.Abs(age - 30) < 12;
            var plan = usage > 35 || (young && usage > 15 && contract != "none") ? "unlimited" : calls > 7
                && (region is "north" or "east") == (contract == "yearly") ? "family" : "basic";
            if (random.NextDouble() < 0.05)
                plan = Any("unlimited", "family", "basic");
            yield return string.Create(CultureInfo.InvariantCulture, $"{region},{contract},{Hole(age)},{Hole(usage)},{Hole(calls)},{plan}");
        }

        string Any(params string[] values) => values[random.Next(values.Length)];
        string Hole(double value) => random.NextDouble() < 0.1 ? "" : value.ToString("0.##", CultureInfo.InvariantCulture);
    }
}

internal sealed class Customer
{
    public string Region { get; set; } = "";

    public string Contract { get; set; } = "";

    public string Age { get; set; } = "";

    public string Usage { get; set; } = "";

    public string Calls { get; set; } = "";

    public string Plan { get; set; } = "";
}

internal sealed class Offer
{
    public string Answer { get; set; } = "";

    public float[] Score { get; set; } = [];
}

// Forecasting with an LSTM: next year's sunspots from the last 22 years (timeseries.svg).
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Datasets

using KerasSharp;
using KerasSharp.Callbacks;
using KerasSharp.Datasets;
using KerasSharp.Layers;
using KerasSharp.Optimizers;

// Two cycles of about eleven years.
const int Window = 22, TestYears = 60;
var quick = args.Contains("quick");
Utils.SetRandomSeed(42);

var spots = Sunspots.LoadData();
var scale = spots[..^TestYears].Max();
var count = spots.Length - Window;
var x = new float[count, Window, 1];
var y = new float[count, 1];
for (var i = 0; i < count; i++)
{
    for (var t = 0; t < Window; t++)
        x[i, t, 0] = spots[i + t] / scale;
    y[i, 0] = spots[i + Window] / scale;
}

// The last years are for the test: the future must not leak into training.
var train = count - TestYears;
var (xAll, yAll) = (TorchSharp.torch.tensor(x), TorchSharp.torch.tensor(y));
var model = new Sequential([
    new Input([Window, 1]),
    new LSTM(32),
    new Dense(1),
]);
model.Compile(optimizer: new Adam(0.005), loss: "mse", metrics: ["mae"]);
model.Fit(
    xAll.narrow(0, 0, train), yAll.narrow(0, 0, train), batchSize: 16, epochs: quick ? 5 : 120, validationSplit: 0.15, verbose: 0,
    callbacks: [new EarlyStopping("val_loss", patience: 25, restoreBestWeights: true, verbose: 1), new ReduceLROnPlateau(
        "val_loss", factor: 0.5, patience: 10)]);

var forecast = model.Predict(xAll.narrow(0, train, TestYears), verbose: 0).data<float>().Select(value => (double)value * scale).ToArray();
var truth = spots[^TestYears..].Select(value => (double)value).ToArray();
var lastYear = spots[(spots.Length - TestYears - 1)..^1].Select(value => (double)value).ToArray();
var years = Enumerable.Range(0, TestYears).Select(i => (double)(Sunspots.FirstYear + spots.Length - TestYears + i)).ToArray();

var plot = new Plot("Sunspots a year: forecast one year ahead", "year", "sunspots").Line("observed", truth, years).Line(
    "forecast", forecast, years);
plot.Save("timeseries.svg");
Console.WriteLine($"\n{plot.ToText(96, 20)}\nThe picture is in {Path.GetFullPath("timeseries.svg")}");
var (error, naive) = (MeanError(forecast), MeanError(lastYear));
Console.WriteLine($"Mean error of the forecasts for {years[0]} to {years[^1]}: {error:F1} sunspots.");
Console.WriteLine(
    $"Mean error of \"the same as last year\": {naive:F1} sunspots. The network is {(error < naive ? "better" : "WORSE")} by "
    + $"{Math.Abs(1 - (error / naive)):P0}.");

double MeanError(double[] values) => values.Zip(truth, (a, b) => Math.Abs(a - b)).Average();

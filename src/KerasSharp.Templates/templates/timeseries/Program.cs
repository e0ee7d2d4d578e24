using KerasSharp;
using KerasSharp.Callbacks;
using KerasSharp.Datasets;
using KerasSharp.Layers;
using KerasSharp.Optimizers;
using TorchSharp;

const int Window = 22, TestYears = 60;
Utils.SetRandomSeed(42);

// One number a year since 1700. Your own series: an array of floats.
float[] series = Sunspots.LoadData();

// The scale is that of the years to train with: the test must not be known before.
var scale = series[..^TestYears].Max();
var count = series.Length - Window;
var (x, y) = (new float[count, Window, 1], new float[count, 1]);
for (var i = 0; i < count; i++)
{
    for (var t = 0; t < Window; t++)
        x[i, t, 0] = series[i + t] / scale;
    y[i, 0] = series[i + Window] / scale;
}

var train = count - TestYears;
var (inputs, targets) = (torch.tensor(x), torch.tensor(y));

var model = new Sequential([new Input([Window, 1]), new LSTM(32), new Dense(1)]);
model.Compile(optimizer: new Adam(0.005), loss: "mse", metrics: ["mae"]);
model.Fit(
    inputs[..train], targets[..train], batchSize: 16, epochs: 40, validationSplit: 0.15, verbose: 2,
    callbacks: [new EarlyStopping(monitor: "val_loss", patience: 10, restoreBestWeights: true)]);

using var forecast = model.Predict(inputs[train..], verbose: 0);
var error = (forecast - targets[train..]).abs().mean().item<float>() * scale;
var naive = (inputs[train.., Window - 1] - targets[train..]).abs().mean().item<float>() * scale;
Console.WriteLine($"Mean error {error:F1}; of \"as last year\" {naive:F1}");
model.Save("forecast.keras");

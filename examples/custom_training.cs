// Training by hand: an own train step (mixup) in a custom model, then a whole loop without Fit.
#:project ../src/KerasSharp
#:project ../src/KerasSharp.Datasets

using KerasSharp;
using KerasSharp.Datasets;
using KerasSharp.Layers;
using KerasSharp.Metrics;
using KerasSharp.Optimizers;
using TorchSharp;
using static TorchSharp.torch;

var epochs = args.Contains("quick") ? 3 : 30;
var ((xTrain, yTrain), (xTest, yTest)) = Digits.LoadData();
xTrain = xTrain.reshape(-1, 64) / 16;
xTest = xTest.reshape(-1, 64) / 16;

Console.WriteLine("1. Fit with an own train step: each image is mixed with another, and so are the answers.");
Utils.SetRandomSeed(42);
var mixup = new Mixup();
mixup.Compile(optimizer: "adam", loss: "categorical_crossentropy", metrics: ["accuracy"]);
mixup.Fit(xTrain, nn.functional.one_hot(yTrain, 10).to_type(ScalarType.Float32), epochs: epochs, verbose: 2);
var (_, mixed) = mixup.Evaluate(xTest, nn.functional.one_hot(yTest, 10).to_type(ScalarType.Float32), verbose: 0);
Console.WriteLine($"Test accuracy: {mixed:F4}\n");

Console.WriteLine("2. A loop of one's own: forward, loss, backward, optimizer.");
Utils.SetRandomSeed(42);
var model = new Sequential([new Input([64]), new Dense(64, activation: "relu"), new Dense(10)]);
var loss = new KerasSharp.Losses.SparseCategoricalCrossentropy(fromLogits: true);
var optimizer = new Adam(1e-3);
var accuracy = new SparseCategoricalAccuracy();
const int BatchSize = 32;
for (var epoch = 1; epoch <= epochs; epoch++)
{
    accuracy.ResetState();
    using var order = randperm(xTrain.shape[0]);
    for (var start = 0L; start + BatchSize <= xTrain.shape[0]; start += BatchSize)
    {
        // What a step makes is freed with it.
        using var step = NewDisposeScope();
        var rows = order.narrow(0, start, BatchSize);
        var (x, y) = (xTrain.index_select(0, rows), yTrain.index_select(0, rows));
        var logits = model.Apply(x, training: true);
        loss.Apply(y, logits).backward();
        var weights = model.TrainableWeights;
        optimizer.Apply([.. weights.Select(weight => weight.Value.grad)], weights);
        foreach (var weight in weights)
            weight.Value.grad = null;
        accuracy.UpdateState(y, logits);
    }

    if (epoch % 10 == 0 || epoch == epochs)
        Console.WriteLine($"Epoch {epoch}: accuracy {accuracy.Result().item<float>():F4}");
}

accuracy.ResetState();
accuracy.UpdateState(yTest, model.Apply(xTest));
Console.WriteLine($"Test accuracy: {accuracy.Result().item<float>():F4}");

/// <summary>Trains on mixtures of two images (Zhang and others, 2017).</summary>
internal sealed partial class Mixup : Model
{
    private readonly Dense _hidden;
    private readonly Dense _answer;

    public Mixup()
    {
        _hidden = AddLayer(new Dense(64, activation: "relu"));
        _answer = AddLayer(new Dense(10, activation: "softmax"));
    }

    public override Shape ComputeOutputShape(Shape input) => input.WithLast(10);

    protected override Tensor Call(Tensor x, bool training) => _answer.Apply(_hidden.Apply(x, training), training);

    protected override Logs TrainStep(Batch batch)
    {
        var (x, y) = (batch.X[0], batch.Y[0]);
        var other = randperm(batch.Size, device: x.device);
        // Most mixtures are nearly one of the two.
        var share = rand(batch.Size, 1, device: x.device).pow(4) / 2;
        var mixed = new Batch(x.lerp(x.index_select(0, other), share), y.lerp(y.index_select(0, other), share));
        var yPred = Forward(mixed.X, training: true);
        var loss = ComputeLoss(mixed, yPred, training: true);
        TrackLoss(loss, batch.Size);
        Update(Optimizer.ScaleLoss(loss));
        return ComputeMetrics(batch, yPred);
    }
}

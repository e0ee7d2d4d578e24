using KerasSharp.Callbacks;
using KerasSharp.ML.Tests.Testing;
using KerasSharp.Optimizers;
using Microsoft.ML;

namespace KerasSharp.ML.Tests.Data;

/// <summary>Fit, Evaluate and Predict on data views.</summary>
public sealed class FitTests
{
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void Fit_from_a_view_trains_as_Fit_from_a_tensor()
    {
        var rows = Rows.Clusters(100);
        using var scope = NewDisposeScope();
        var x = tensor(rows.SelectMany(row => row.Features).ToArray(), [100, 2]);
        var y = tensor(rows.Select(row => (long)"abc".IndexOf(row.Name)).ToArray());
        // Keys are given in the order in which values appear.
        var labels = _context.Transforms.Conversion.MapValueToKey("Label", "Name",
            keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue);
        var view = _context.Data.LoadFromEnumerable(rows);
        view = labels.Fit(view).Transform(view);

        var expected = Classifier().Fit(x, y, batchSize: 16, epochs: 3, verbose: 0, shuffle: false);
        var given = Classifier().Fit(view, batchSize: 16, epochs: 3, verbose: 0, shuffle: false);

        Assert.Equal(expected["loss"], given["loss"]);
        Assert.Equal(expected["accuracy"], given["accuracy"]);
    }

    [Fact]
    public void Evaluate_and_Predict_do_as_from_tensors()
    {
        var rows = Rows.Clusters(50);
        using var scope = NewDisposeScope();
        var x = tensor(rows.SelectMany(row => row.Features).ToArray(), [50, 2]);
        var y = tensor(rows.Select(row => row.Sum).ToArray(), [50, 1]);
        using var model = new Sequential([new Input([2]), new Dense(1)]);
        model.Compile(optimizer: "sgd", loss: "mse");
        var view = _context.Data.LoadFromEnumerable(rows);

        Assert.Equal(model.Evaluate(x, y, verbose: 0).Loss, model.Evaluate(view, y: "Sum", verbose: 0).Loss);
        Assert.True(model.Predict(x, verbose: 0).equal(model.Predict(view, verbose: 0)).all().item<bool>());
    }

    [Fact]
    public void Shuffled_training_learns_and_reports_validation()
    {
        using var model = Classifier();
        var history = model.Fit(Rows.Labelled(_context, 300), epochs: 12, verbose: 0, validationData: Rows.Labelled(_context, 90));

        Assert.True(history["val_accuracy"][^1] > 0.95, $"accuracy {history["val_accuracy"][^1]}");
        Assert.Equal(12, history["loss"].Count);
    }

    [Fact]
    public void Inputs_outputs_and_weights_go_by_name()
    {
        var x = new Input([2], name: "place");
        var w = new Input([1], name: "mass");
        var both = new Concatenate().Apply([x, w]);
        using var model = new Model([x, w], [both.Dense(1, name: "sum"), both.Dense(1, activation: "sigmoid", name: "isA")]);
        model.Compile(loss: new Dictionary<string, LossSpec?> { ["sum"] = "mse", ["isA"] = "binary_crossentropy" });
        var view = Rows.View(_context);

        var history = model.Fit(
            view, x: new() { ["mass"] = "Weight", ["place"] = "Features" }, y: new() { ["isA"] = "IsA", ["sum"] = "Sum" },
                sampleWeight: new() { ["isA"] = "Weight", ["sum"] = "Weight" },
            epochs: 2, verbose: 0, shuffle: false);
        var inOrder = model.Evaluate(view, x: ["Features", "Weight"], y: ["Sum", "IsA"], verbose: 0);
        var byName = model.Evaluate(view, x: new() { ["mass"] = "Weight", ["place"] = "Features" },
            y: new() { ["isA"] = "IsA", ["sum"] = "Sum" }, verbose: 0);

        Assert.Contains("isA_loss", history.Keys);
        Assert.Equal(inOrder.Loss, byName.Loss);
        using var scope = NewDisposeScope();
        Assert.Equal([120L, 1], model.PredictAll(view, x: ["Features", "Weight"], verbose: 0)[1].shape);
        Assert.Contains("PredictAll",
            Assert.Throws<InvalidOperationException>(() => model.Predict(view, x: ["Features", "Weight"])).Message);
        Assert.Contains("2 inputs: place, mass", Assert.Throws<ArgumentException>(() => model.Fit(view, x: "Features")).Message);
        Assert.Contains("place, mass",
            Assert.Throws<ArgumentException>(() => model.Fit(view, x: new() { ["place"] = "Features" })).Message);
    }

    [Fact]
    public void Weights_of_zero_take_rows_out()
    {
        using var model = new Sequential([new Input([2]), new Dense(1, kernelInitializer: "ones")]);
        model.Compile(optimizer: "sgd", loss: "mse");
        var rows = Rows.Clusters(40);
        foreach (var row in rows)
            row.Weight = 0;
        var view = _context.Data.LoadFromEnumerable(rows);

        Assert.Equal(0, model.Evaluate(view, y: "Sum", sampleWeight: "Weight", verbose: 0).Loss);
        Assert.NotEqual(0, model.Evaluate(view, y: "Sum", verbose: 0).Loss);
    }

    [Fact]
    public void Class_weights_weigh()
    {
        using var model = Classifier();
        var none = new Dictionary<int, double> { [0] = 0, [1] = 0, [2] = 0 };

        Assert.Equal(0, model.Fit(Rows.Labelled(_context), verbose: 0, classWeight: none)["loss"][0]);
        Assert.Contains("same time",
            Assert.Throws<ArgumentException>(() => model.Fit(Rows.Labelled(_context), sampleWeight: "Weight", classWeight: none)).Message);
    }

    [Fact]
    public void Steps_are_known_from_the_first_epoch()
    {
        using var model = Classifier();
        int? steps = null;
        model.Fit(Rows.Labelled(_context, 100), batchSize: 30, verbose: 0,
            callbacks: [new Watcher(callback => steps = callback.Params.Steps)]);

        Assert.Equal(4, steps);
    }

    [Fact]
    public void Cancelling_ends_training()
    {
        using var model = Classifier();
        using var stop = new CancellationTokenSource();
        var steps = 0;

        Assert.Throws<OperationCanceledException>(() => model.Fit(
            Rows.Labelled(_context), batchSize: 10, epochs: 100, verbose: 0, cancellationToken: stop.Token, callbacks: [new Watcher(_ =>
            {
                if (++steps == 15)
                    stop.Cancel();
            })]));
        Assert.Equal(15, steps);
    }

    [Fact]
    public void No_tensor_outlives_its_batch()
    {
        using var model = Classifier();
        var view = Rows.Labelled(_context);
        LiveCount.AssertSteady(() => model.Fit(view, batchSize: 50, verbose: 0, validationData: view));
        LiveCount.AssertSteady(() => model.Evaluate(view, verbose: 0));
        LiveCount.AssertSteady(() => model.Predict(view, verbose: 0).Dispose());
        LiveCount.AssertSteady(() => model.Fit(view, epochs: 2, stepsPerEpoch: 1, verbose: 0));
    }

    internal static Sequential Classifier()
    {
        Utils.SetRandomSeed(5);
        var model = new Sequential([new Input([2]), new Dense(16, activation: "relu"), new Dense(3, activation: "softmax")]);
        model.Compile(optimizer: new Adam(0.02), loss: "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        return model;
    }

    private sealed class Watcher(Action<Callback> step) : Callback
    {
        public override void OnTrainBatchEnd(int batch, Logs logs) => step(this);
    }
}

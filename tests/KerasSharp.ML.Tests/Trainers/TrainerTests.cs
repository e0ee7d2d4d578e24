using System.Collections.Concurrent;
using KerasSharp.Callbacks;
using KerasSharp.ML.Tests.Testing;
using KerasSharp.Optimizers;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Tests.Trainers;

/// <summary>Models as trainers of ML.NET: fitted, evaluated, validated, explained and asked.</summary>
public sealed class TrainerTests
{
    private static readonly KerasTrainerOptions Long = new() { Epochs = 15 };
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void Multiclass_is_evaluated_by_MLNet()
    {
        var pipeline = _context.Transforms.Conversion.MapValueToKey("Label", "Name").AppendCacheCheckpoint(_context)
            .Append(_context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier, options: Long))
            .Append(_context.Transforms.Conversion.MapKeyToValue("Class", "PredictedLabel"));
        var metrics = _context.MulticlassClassification.Evaluate(pipeline.Fit(Rows.View(_context,
            400)).Transform(_context.Data.LoadFromEnumerable(Rows.Clusters(150, seed: 8))));
        Assert.True(metrics.MicroAccuracy > 0.95, $"accuracy {metrics.MicroAccuracy}");
        Assert.InRange(metrics.LogLoss, 0, 0.3);
    }

    [Theory]
    [InlineData("sigmoid")]
    [InlineData("linear")]
    public void Binary_gives_probabilities_and_logits_whatever_the_model_gives(string activation)
    {
        var view = Rows.View(_context, 400);
        var scored = _context.BinaryClassification.Trainers.Keras(SchemaTests.Single(activation), "IsA",
            options: Long).Fit(view).Transform(view);
        var metrics = _context.BinaryClassification.Evaluate(scored, "IsA");
        Assert.True(metrics.Accuracy > 0.95, $"accuracy {metrics.Accuracy}");
        foreach (var row in _context.Data.CreateEnumerable<BinaryPrediction>(scored, reuseRowObject: false))
        {
            Assert.Equal(row.Score > 0, row.PredictedLabel);
            Assert.Equal(1 / (1 + Math.Exp(-row.Score)), row.Probability, 1e-6);
        }
    }

    [Fact]
    public void A_model_of_logits_gives_probabilities_as_scores()
    {
        var view = Rows.Labelled(_context);
        var scored = _context.MulticlassClassification.Trainers.Keras((shape, classes) =>
            new Sequential([new Input(shape), new Dense(classes)]), options: Long).Fit(view).Transform(view);
        Assert.All(_context.Data.CreateEnumerable<Prediction>(scored, reuseRowObject: false), row =>
            Assert.Equal(1, row.Score.Sum(), 1e-5));
    }

    [Fact]
    public void Losses_on_one_hot_rows_are_served()
    {
        var view = Rows.Labelled(_context, 300);
        var options = Long with { Compile = model => model.Compile(optimizer: new Adam(0.02), loss: "categorical_crossentropy") };
        var scored = _context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier, options: options).Fit(view).Transform(view);
        Assert.True(_context.MulticlassClassification.Evaluate(scored).MicroAccuracy > 0.95);
    }

    [Fact]
    public void Regression_is_evaluated_by_MLNet()
    {
        var view = Rows.View(_context, 400);
        var options = new KerasTrainerOptions { Epochs = 30, Compile = model => model.Compile(optimizer: new Adam(0.01), loss: "mse") };
        var metrics = _context.Regression.Evaluate(_context.Regression.Trainers.Keras(SchemaTests.Single("linear"), "Sum",
            options: options).Fit(view).Transform(view), "Sum");
        Assert.True(metrics.RSquared > 0.85, $"R² {metrics.RSquared}");
    }

    [Fact]
    public void Several_labels_at_once()
    {
        var view = Rows.View(_context, 400);
        var trainer = _context.MulticlassClassification.Trainers.KerasMultiLabel(
            (shape, labels) => new Sequential([new Input(shape), new Dense(16, activation: "relu"),
                new Dense(labels, activation: "sigmoid")]), "Flags", options: new() { Epochs = 20 });
        var rows = _context.Data.CreateEnumerable<Labels>(trainer.Fit(view).Transform(view), reuseRowObject: false).ToList();
        Assert.True(rows.Count(row => row.Flags.SequenceEqual(row.PredictedLabel)) > 380);
        Assert.All(rows, row => Assert.Equal(row.Score.Select(score => score > 0.5f), row.PredictedLabel));
    }

    [Fact]
    public void Anomalies_are_what_an_autoencoder_does_not_reproduce()
    {
        var random = new Random(4);
        Detected Normal()
        {
            var x = (float)random.NextDouble() * 2 - 1;
            return new() { Features = [x, 2 * x, -x] };
        }

        var options = new KerasTrainerOptions
        {
            Epochs = 60,
            NormalShare = 0.95,
            Compile = model =>
            model.Compile(optimizer: new Adam(0.02), loss: "mse")
        };
        var train = _context.Data.LoadFromEnumerable(Enumerable.Range(0, 300).Select(_ => Normal()).ToArray());
        var transformer = _context.AnomalyDetection.Trainers.Keras(SchemaTests.Autoencoder, options: options).Fit(train);
        Detected[] test = [.. Enumerable.Range(0, 100).Select(_ => Normal()),
            .. Enumerable.Range(0, 10).Select(i => new Detected { Features = [1, -2, i], Label = 1 })];
        var scored = transformer.Transform(_context.Data.LoadFromEnumerable(test));

        var metrics = _context.AnomalyDetection.Evaluate(scored, falsePositiveCount: 5);
        Assert.True(metrics.AreaUnderRocCurve > 0.99, $"AUC {metrics.AreaUnderRocCurve}");
        Assert.Equal(1, metrics.DetectionRateAtFalsePositiveCount);
        Assert.All(_context.Data.CreateEnumerable<Anomaly>(scored, reuseRowObject: false), row =>
            Assert.Equal(row.Score > transformer.Threshold, row.PredictedLabel));
        Assert.Equal(15, _context.Data.CreateEnumerable<Anomaly>(transformer.Transform(train), reuseRowObject: false).Count(row =>
            row.PredictedLabel));
    }

    [Fact]
    public void Cross_validation_trains_a_model_a_fold_and_leaves_the_given_one()
    {
        using var model = new Sequential([new Input([2]), new Dense(16, activation: "relu"), new Dense(3, activation: "softmax")]);
        model.Compile(optimizer: new Adam(0.02), loss: "sparse_categorical_crossentropy");
        using var before = model.GetWeights()[0].clone();
        var folds = _context.MulticlassClassification.CrossValidate(Rows.Labelled(_context, 240),
            _context.MulticlassClassification.Trainers.Keras(model, options: Long), numberOfFolds: 3);

        Assert.All(folds, fold => Assert.True(fold.Metrics.MicroAccuracy > 0.9, $"accuracy {fold.Metrics.MicroAccuracy}"));
        Assert.Equal(3, folds.Select(fold => ((KerasTransformer)fold.Model).Model).Distinct().Count());
        Assert.True(before.equal(model.GetWeights()[0]).all().item<bool>());
    }

    [Fact]
    public void Permutation_finds_the_features_that_count()
    {
        var rows = Rows.Clusters(300).Select(row =>
            new Wide { Features = [row.Features[0], row.Features[1], row.Id % 7], Name = row.Name }).ToArray();
        var pipeline = _context.Transforms.Conversion.MapValueToKey("Label",
            "Name").Append(_context.MulticlassClassification.Trainers.Keras(
            (shape, classes) => new Sequential([new Input(shape), new Dense(16, activation: "relu"),
                new Dense(classes, activation: "softmax")]), options: new() { Epochs = 30 }));
        var view = _context.Data.LoadFromEnumerable(rows);
        var model = pipeline.Fit(view);
        var scored = model.Transform(view);
        var importance = _context.MulticlassClassification.PermutationFeatureImportance(model.LastTransformer, scored, permutationCount: 3);

        var drops = importance.Select(slot => -slot.MicroAccuracy.Mean).ToArray();
        Assert.True(drops[0] > 0.1 && drops[1] > 0.1 && Math.Abs(drops[2]) < 0.05, string.Join(", ", drops));
    }

    [Fact]
    public void Permutation_finds_the_trainer_in_a_chain()
    {
        var pipeline = _context.Transforms.Concatenate("Inputs", "Sum",
            "Weight").Append(_context.BinaryClassification.Trainers.Keras(SchemaTests.Single("sigmoid"), "IsA", "Inputs", Long));
        var view = Rows.View(_context, 200);
        var model = pipeline.Fit(view);
        var importance = _context.BinaryClassification.PermutationFeatureImportanceNonCalibrated(model, model.Transform(view), "IsA");
        Assert.Equal(["Sum", "Weight"], importance.Keys.Order());
    }

    [Fact]
    public void An_engine_says_what_Transform_says_from_many_threads()
    {
        var pipeline = _context.Transforms.Conversion.MapValueToKey("Label",
            "Name").Append(_context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier, options: Long));
        var view = Rows.View(_context);
        var model = pipeline.Fit(view);
        var rows = Rows.Clusters(120);
        var expected = _context.Data.CreateEnumerable<Prediction>(model.Transform(view), reuseRowObject: false).ToArray();
        var failures = new ConcurrentQueue<string>();
        Thread[] threads = [.. Enumerable.Range(0, 6).Select(_ => new Thread(() =>
        {
            // An engine disposes the chain that it was made from, unless told otherwise; other engines go on all the same.
            using var engine = _context.Model.CreatePredictionEngine<Point, Prediction>(model);
            for (var i = 0; i < rows.Length; i++)
            {
                var given = engine.Predict(rows[i]);
                if (given.PredictedLabel != expected[i].PredictedLabel || Math.Abs(given.Score[0] - expected[i].Score[0]) > 1e-5)
                    failures.Enqueue($"row {i}: {string.Join(";", given.Score)}");
            }
        }))];
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        Assert.Empty(failures);
    }

    [Fact]
    public void Filtered_and_cut_views_keep_rows_and_predictions_together()
    {
        var view = Rows.Labelled(_context, 700);
        var transformer = _context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier, options: new() { Epochs = 1 }).Fit(view);
        var all = _context.Data.CreateEnumerable<IdPrediction>(transformer.Transform(view), reuseRowObject: false).ToDictionary(row =>
            row.Id);
        Assert.Equal(700, all.Count);
        var filtered = _context.Data.FilterRowsByColumn(view, "Sum", upperBound: 0);
        var cut = _context.Data.TakeRows(_context.Data.ShuffleRows(transformer.Transform(filtered), seed: 3), 200);
        var rows = _context.Data.CreateEnumerable<IdPrediction>(cut, reuseRowObject: false).ToList();
        Assert.Equal(200, rows.Count);
        foreach (var row in rows)
        {
            Assert.True(row.Sum < 0);
            Assert.Equal(all[row.Id].Features, row.Features);
            Assert.Equal(all[row.Id].Name, row.Name);
            // Rows of another batch are summed in another order.
            Assert.Equal(all[row.Id].Score[0], row.Score[0], 1e-5);
        }
    }

    [Fact]
    public void Columns_that_are_not_asked_for_are_not_computed()
    {
        var view = Rows.Labelled(_context);
        var scored = _context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier,
            options: new() { Epochs = 1 }).Fit(view).Transform(view);
        using var cursor = scored.GetRowCursor([scored.Schema["Id"]]);
        Assert.True(cursor.MoveNext());
        Assert.False(cursor.IsColumnActive(scored.Schema["Score"]));
        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<VBuffer<float>>(scored.Schema["Score"]));
        Assert.Throws<InvalidOperationException>(() => scored.GetRowCursor(scored.Schema).GetGetter<float>(scored.Schema["Score"]));
    }

    [Fact]
    public void Early_stopping_watches_a_validation_set()
    {
        var (train, validation) = (Rows.Labelled(_context, 200), Rows.Labelled(_context, 60));
        var options = new KerasTrainerOptions
        {
            Epochs = 50,
            Callbacks = [new EarlyStopping("val_loss", patience: 1, minDelta: 10)],
            ExampleWeightColumnName = "Weight",
        };
        var transformer = _context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier, options: options).Fit(train, validation);
        Assert.Equal(2, transformer.History!["val_loss"].Count);
        Assert.Equal(2, _context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier,
            options: options with { ValidationSet = validation }).Fit(train).History!["val_loss"].Count);
    }

    [Fact]
    public void Several_inputs_of_a_given_model()
    {
        var place = new Input([2], name: "place");
        var mass = new Input([1], name: "mass");
        using var model = new Model([place, mass], new Concatenate().Apply([place, mass]).Dense(1, activation: "sigmoid"));
        var view = Rows.View(_context);
        var trainer = _context.BinaryClassification.Trainers.Keras(model, "IsA",
            new Columns { ["place"] = "Features", ["mass"] = ["Weight"] }, new() { Epochs = 2 });
        var transformer = trainer.Fit(view);
        Assert.Equal(120, _context.Data.CreateEnumerable<BinaryPrediction>(transformer.Transform(view), reuseRowObject: false).Count());
        Assert.Throws<DataViewException>(() =>
            transformer.GetOutputSchema(_context.Transforms.DropColumns("Weight").Fit(view).GetOutputSchema(view.Schema)));
    }

    [Fact]
    public void Epochs_are_logged()
    {
        var lines = new List<string>();
        _context.Log += (_, e) => lines.Add(e.Message);
        _context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier,
            options: new() { Epochs = 2 }).Fit(Rows.Labelled(_context));
        Assert.Contains(lines, line => line.Contains("Epoch 2/2 - accuracy: ", StringComparison.Ordinal)
            && line.Contains("loss: ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_seed_of_the_context_decides()
    {
        float[] Scores(int seed)
        {
            var context = new MLContext(seed);
            var view = Rows.Labelled(context);
            var scored = context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier,
                options: new() { Epochs = 1 }).Fit(view).Transform(view);
            return context.Data.CreateEnumerable<Prediction>(scored, reuseRowObject: false).First().Score;
        }

        Assert.Equal(Scores(7), Scores(7));
        Assert.NotEqual(Scores(7), Scores(8));
    }

    [Fact]
    public void Cancelling_ends_training()
    {
        using var stop = new CancellationTokenSource();
        var stopper = new LambdaCallback(onEpochEnd: (epoch, _) =>
        {
            if (epoch == 1)
                stop.Cancel();
        });
        var options = new KerasTrainerOptions { Epochs = 1000, CancellationToken = stop.Token, Callbacks = [stopper] };
        Assert.Throws<OperationCanceledException>(() =>
            _context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier, options: options).Fit(Rows.Labelled(_context)));
    }

    [Fact]
    public void No_tensor_outlives_a_prediction()
    {
        var view = Rows.Labelled(_context, 300);
        var transformer = _context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier, options: new() { Epochs = 1 }).Fit(view);
        var rows = Rows.Clusters(3);
        LiveCount.AssertSteady(() =>
            Assert.Equal(300, _context.Data.CreateEnumerable<Prediction>(transformer.Transform(view), reuseRowObject: true).Count()));
        LiveCount.AssertSteady(() =>
        {
            using var cut = transformer.Transform(view).GetRowCursor([transformer.GetOutputSchema(view.Schema)["Score"]]);
            Assert.True(cut.MoveNext());
        });
        LiveCount.AssertSteady(() =>
        {
            using var engine = _context.Model.CreatePredictionEngine<Point, Prediction>(transformer);
            foreach (var row in rows)
                engine.Predict(row);
        });
    }

    [Fact]
    public void A_missing_feature_is_refused_with_its_row()
    {
        var view = Rows.Labelled(_context);
        var transformer = _context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier, options: new() { Epochs = 1 }).Fit(view);
        var rows = Rows.Clusters(20);
        rows[11].Features[0] = float.NaN;
        var error = Assert.Throws<DataViewException>(() =>
            _context.Data.CreateEnumerable<Prediction>(transformer.Transform(_context.Data.LoadFromEnumerable(rows)),
            reuseRowObject: false).ToList());
        Assert.Equal(("Features", 11L), (error.Column, error.Row));
    }

    [Fact]
    public void Compilations_that_cannot_be_copied_are_refused()
    {
        using var model = new Sequential([new Input([2]), new Dense(1)]);
        model.Compile(optimizer: "sgd", loss: new Func<Tensor, Tensor, Tensor>((yTrue, yPred) => (yTrue - yPred).square()));
        var warn = Warnings.Handler;
        Warnings.Handler = _ => { };
        try
        {
            Assert.Contains("Compile",
                Assert.Throws<InvalidOperationException>(() =>
                _context.Regression.Trainers.Keras(model, "Sum").Fit(Rows.View(_context))).Message, StringComparison.Ordinal);
        }
        finally
        {
            Warnings.Handler = warn;
        }
    }

    private sealed class BinaryPrediction
    {
        public bool PredictedLabel { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }
    }

    private sealed class Labels
    {
        public bool[] Flags { get; set; } = [];

        public bool[] PredictedLabel { get; set; } = [];

        public float[] Score { get; set; } = [];
    }

    private sealed class Detected
    {
        [VectorType(3)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }

    private sealed class Anomaly
    {
        public bool PredictedLabel { get; set; }

        public float Score { get; set; }
    }

    private sealed class Wide
    {
        [VectorType(3)]
        public float[] Features { get; set; } = [];

        public string Name { get; set; } = "";
    }

    private sealed class IdPrediction
    {
        public int Id { get; set; }

        public float Sum { get; set; }

        public string Name { get; set; } = "";

        public float[] Features { get; set; } = [];

        public float[] Score { get; set; } = [];
    }
}

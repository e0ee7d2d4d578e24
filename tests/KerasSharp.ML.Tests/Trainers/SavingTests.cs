using System.Diagnostics;
using KerasSharp.ML.Tests.Testing;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Tests.Trainers;

/// <summary>Transformers in ML.NET's own files.</summary>
public sealed class SavingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlnet");
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void Every_kind_says_the_same_once_loaded()
    {
        var view = Rows.Labelled(_context);
        var options = new KerasTrainerOptions { Epochs = 1 };
        (IEstimator<ITransformer> Trainer, string[] Columns)[] all =
        [
            (_context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier, options: options), ["Score", "PredictedLabel"]),
            (_context.BinaryClassification.Trainers.Keras(SchemaTests.Single("linear"), "IsA", options: options),
                ["Score", "PredictedLabel", "Probability"]),
            (_context.Regression.Trainers.Keras(SchemaTests.Single("linear"), "Sum", options: options), ["Score"]),
            (_context.MulticlassClassification.Trainers.KerasMultiLabel((shape, labels) =>
                new Sequential([new Input(shape), new Dense(labels, activation: "sigmoid")]), "Flags", options: options),
                ["Score", "PredictedLabel"]),
            (_context.AnomalyDetection.Trainers.Keras(SchemaTests.Autoencoder, options: options), ["Score", "PredictedLabel"]),
            (_context.Regression.Trainers.Keras(shape => new Sequential([new Input([3]), new Dense(1)]), "Sum", ["Features", "Weight"],
                options), ["Score"]),
        ];
        foreach (var (trainer, columns) in all)
        {
            var model = trainer.Fit(view);
            var loaded = Loaded(model, view.Schema);
            var (before, after) = (model.Transform(view), loaded.Transform(view));
            Assert.Equal(Notes.Of(before.Schema, columns), Notes.Of(after.Schema, columns));
            Assert.Equal(Preview(before, columns), Preview(after, columns));
        }
    }

    [Fact]
    public void A_chain_answers_in_a_fresh_process_that_knows_MLNet_alone()
    {
        var pipeline = _context.Transforms.Conversion.MapValueToKey("Label", "Name")
            .Append(_context.MulticlassClassification.Trainers.Keras(SchemaTests.Classifier, options: new() { Epochs = 10 }))
            .Append(_context.Transforms.Conversion.MapKeyToValue("Class", "PredictedLabel"));
        var view = Rows.View(_context, 200);
        var model = pipeline.Fit(view);
        var path = Path.Combine(_folder.FullName, "model.zip");
        _context.Model.Save(model, view.Schema, path);
        Point[] rows = [new() { Features = [2, 0] }, new() { Features = [-2, 1] }, new() { Features = [0, -3] }];
        using var engine = _context.Model.CreatePredictionEngine<Point, Answer>(model);
        var expected = rows.Select(row => engine.Predict(row)).Select(answer =>
            $"{answer.Class} {string.Join(";", answer.Score.Select(value => value.ToString("R")))}");

        Assert.Equal(expected, Probe(path, "2;0", "-2;1", "0;-3"));
    }

    [Fact]
    public void What_is_no_model_is_refused()
    {
        var view = Rows.View(_context);
        var path = Path.Combine(_folder.FullName, "model.zip");
        _context.Model.Save(_context.Regression.Trainers.Keras(SchemaTests.Single("linear"), "Sum",
            options: new() { Epochs = 1 }).Fit(view), view.Schema, path);
        using (var zip = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Update))
        {
            using var entry = zip.Entries.Single(part => part.Name == "model.keras").Open();
            entry.SetLength(40);
        }

        Assert.ThrowsAny<Exception>(() => new MLContext().Model.Load(path, out _));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private ITransformer Loaded(ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        _context.Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    private static string[] Preview(IDataView view, string[] columns) =>
        [.. view.Preview(20).RowView.Select(row =>
            string.Join(" ", row.Values.Where(value => columns.Contains(value.Key)).Select(value => value.Value switch
        {
            VBuffer<float> scores => string.Join(";", scores.DenseValues()),
            VBuffer<bool> labels => string.Join(";", labels.DenseValues()),
            var other => other.ToString(),
        })))];

    private static string[] Probe(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "KerasSharp.ML.Probe.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.Result);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private sealed class Answer
    {
        public string Class { get; set; } = "";

        public float[] Score { get; set; } = [];
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.Onnx.Tests.Models;

/// <summary>An exported model scores in a pipeline of ML.NET.</summary>
public sealed class MLNetTests
{
    [Fact]
    public void ApplyOnnxModel_scores_the_exported_file()
    {
        using var model = new Sequential([new Input([4], name: "features"), new Dense(6, activation: "relu"),
            new Dense(3, activation: "softmax", name: "scores")]);
        var folder = Directory.CreateTempSubdirectory("mlnet");
        try
        {
            var path = Path.Combine(folder.FullName, "model.onnx");
            model.Export(path);
            var context = new MLContext(seed: 1);
            var rows = Enumerable.Range(0, 5).Select(i => new Row { Features = [i, -i, i * 0.5f, 1] }).ToArray();
            var pipeline = context.Transforms.ApplyOnnxModel("scores", "features", path,
                new Dictionary<string, int[]> { ["features"] = [1, 4], ["scores"] = [1, 3] });
            var data = context.Data.LoadFromEnumerable(rows);
            var scored = context.Data.CreateEnumerable<Scored>(pipeline.Fit(data).Transform(data), reuseRowObject: false)
                .SelectMany(row => row.Scores).ToArray();
            using var scope = NewDisposeScope();
            var expected = model.Predict(tensor(rows.SelectMany(row => row.Features).ToArray(), [5, 4]), verbose: 0);
            Same.Values(expected, tensor(scored, [5, 3]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class Row
    {
        [VectorType(4), ColumnName("features")]
        public float[] Features { get; set; } = [];
    }

    private sealed class Scored
    {
        [VectorType(3), ColumnName("scores")]
        public float[] Scores { get; set; } = [];
    }
}

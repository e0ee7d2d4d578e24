using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Scoring;

/// <summary><c>Score</c>, the mean squared error of what an autoencoder makes of a row, and <c>PredictedLabel</c>, whether it is above a
/// threshold.</summary>
/// <param name="threshold">The greatest error that is normal.</param>
internal sealed class AnomalyScorer(float threshold) : Scorer
{
    public const string Name = "AnomalyDetection";

    // The kind that ML.NET's own detectors note, and that its evaluator looks for.
    private const string NotedKind = "BinaryClassification";

    public override string Kind => Name;

    public override int Width => 1;

    /// <summary>The greatest error that is normal.</summary>
    public float Threshold => threshold;

    public static AnomalyScorer Of(JsonObject json) => new((float)json["threshold"]!);

    public override DataViewSchema.DetachedColumn[] Columns(uint set)
    {
        var notes = new ScoreNotes(NotedKind, set);
        return
        [
            notes.Column(ScoreNotes.PredictedLabel, BooleanDataViewType.Instance, ScoreNotes.PredictedLabel),
            notes.Column(ScoreNotes.Score, NumberDataViewType.Single, ScoreNotes.Score),
        ];
    }

    public override Tensor Compute(Tensor[] x, Tensor[] outputs)
    {
        var rows = x[0].size(0);
        if (outputs is not [var output] || output.numel() != x[0].numel())
        {
            throw new InvalidOperationException(
                $"An autoencoder's output has as many values as its input of shape {Shape.Of(x[0].shape)}. "
                + $"Received: {string.Join(", ", outputs.Select(made => Shape.Of(made.shape)))}");
        }

        return (output.reshape(rows, -1) - x[0].reshape(rows, -1)).square().mean([1], keepdim: true);
    }

    public override Delegate Getter(int column, IScoredRow row) => column == 0
        ? (ValueGetter<bool>)((ref bool value) => value = row.Values[0] > threshold)
        : (ValueGetter<float>)((ref float value) => value = row.Values[0]);

    public override JsonObject ToJson() => new() { ["threshold"] = threshold };
}

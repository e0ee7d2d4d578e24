using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Scoring;

/// <summary><c>PredictedLabel</c>, whether it is more probable than not; <c>Score</c>, the logit; <c>Probability</c>.</summary>
/// <param name="logits">Whether the model gives logits; else probabilities.</param>
internal sealed class BinaryScorer(bool logits) : Scorer
{
    public const string Name = "BinaryClassification";

    public override string Kind => Name;

    public override int Width => 1;

    public static BinaryScorer Of(JsonObject json) => new((bool)json["logits"]!);

    public override DataViewSchema.DetachedColumn[] Columns(uint set)
    {
        var notes = new ScoreNotes(Name, set);
        return
        [
            notes.Column(ScoreNotes.PredictedLabel, BooleanDataViewType.Instance, ScoreNotes.PredictedLabel),
            notes.Column(ScoreNotes.Score, NumberDataViewType.Single, ScoreNotes.Score),
            notes.Column(ScoreNotes.Probability, NumberDataViewType.Single, ScoreNotes.Probability, added =>
                added.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true)),
        ];
    }

    // A probability of 0 or 1 has an infinite logit, which ML.NET's evaluators take for a missing score.
    public override Tensor Compute(Tensor[] x, Tensor[] outputs) => logits ? Rows(outputs)
        : Rows(outputs).to_type(ScalarType.Float64).logit(1e-15);

    public override Delegate Getter(int column, IScoredRow row) => column switch
    {
        0 => (ValueGetter<bool>)((ref bool value) => value = row.Values[0] > 0),
        1 => (ValueGetter<float>)((ref float value) => value = row.Values[0]),
        _ => (ValueGetter<float>)((ref float value) => value = (float)(1 / (1 + Math.Exp(-row.Values[0])))),
    };

    public override JsonObject ToJson() => new() { ["logits"] = logits };
}

using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Scoring;

/// <summary><c>PredictedLabel</c>, the key of the most probable class, and <c>Score</c>, the probabilities.</summary>
/// <param name="classes">The number of classes.</param>
/// <param name="names">What the keys stand for; null where nothing is known.</param>
/// <param name="logits">Whether the model gives logits; else probabilities.</param>
/// <param name="keyType">The integer type of the label's keys.</param>
internal sealed class MulticlassScorer(int classes, KeyNames? names, bool logits, Type keyType) : Scorer
{
    public const string Name = "MulticlassClassification";

    public override string Kind => Name;

    public override int Width => classes;

    public static MulticlassScorer Of(JsonObject json) =>
        new((int)json["classes"]!, KeyNames.FromJson(json["names"]), (bool)json["logits"]!, Keys.TypeOf((string)json["keys"]!));

    public override DataViewSchema.DetachedColumn[] Columns(uint set)
    {
        var notes = new ScoreNotes(Name, set);
        return
        [
            notes.Column(ScoreNotes.PredictedLabel, new KeyDataViewType(keyType, classes), ScoreNotes.PredictedLabel, added =>
                names?.AddTo(added, KeyNames.KeyValues)),
            notes.Column(ScoreNotes.Score, new VectorDataViewType(NumberDataViewType.Single, classes), ScoreNotes.Score, added =>
            {
                names?.AddTo(added, KeyNames.TrainingLabelValues);
                if (names is { AreText: true })
                    names.AddTo(added, KeyNames.SlotNames);
            }),
        ];
    }

    public override Tensor Compute(Tensor[] x, Tensor[] outputs) => logits ? Rows(outputs).softmax(-1) : Rows(outputs);

    public override Delegate Getter(int column, IScoredRow row) =>
        column == 0 ? Keys.Getter(keyType, () => Best(row.Values)) : Vectors.Getter(row);

    public override JsonObject ToJson() =>
        new() { ["classes"] = classes, ["names"] = names?.ToJson(), ["logits"] = logits, ["keys"] = keyType.Name };

    /// <summary>The key of the greatest value; missing where a value is no number.</summary>
    private static int Best(ReadOnlySpan<float> values) =>
        System.Numerics.Tensors.TensorPrimitives.IsNaNAny(values) ? 0 : System.Numerics.Tensors.TensorPrimitives.IndexOfMax(values) + 1;
}

using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Scoring;

/// <summary><c>PredictedLabel</c>, for each label whether it is more probable than not, and <c>Score</c>, the probabilities.</summary>
/// <param name="labels">The number of labels.</param>
/// <param name="names">Their names; null where nothing is known.</param>
/// <param name="logits">Whether the model gives logits; else probabilities.</param>
internal sealed class MultiLabelScorer(int labels, KeyNames? names, bool logits) : Scorer
{
    public const string Name = "MultiLabelClassification";

    public override string Kind => Name;

    public override int Width => labels;

    public static MultiLabelScorer Of(JsonObject json) =>
        new((int)json["labels"]!, KeyNames.FromJson(json["names"]), (bool)json["logits"]!);

    public override DataViewSchema.DetachedColumn[] Columns(uint set)
    {
        var notes = new ScoreNotes(Name, set);
        return
        [
            notes.Column(ScoreNotes.PredictedLabel, new VectorDataViewType(BooleanDataViewType.Instance, labels), ScoreNotes.PredictedLabel,
                AddNames),
            notes.Column(ScoreNotes.Score, new VectorDataViewType(NumberDataViewType.Single, labels), ScoreNotes.Score, AddNames),
        ];

        void AddNames(DataViewSchema.Annotations.Builder added) => names?.AddTo(added, KeyNames.SlotNames);
    }

    public override Tensor Compute(Tensor[] x, Tensor[] outputs) => logits ? Rows(outputs).sigmoid() : Rows(outputs);

    public override Delegate Getter(int column, IScoredRow row) => column == 0 ? Vectors.GetterAbove(row, 0.5f) : Vectors.Getter(row);

    public override JsonObject ToJson() => new() { ["labels"] = labels, ["names"] = names?.ToJson(), ["logits"] = logits };
}

using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Scoring;

/// <summary><c>Score</c>, the prediction.</summary>
internal sealed class RegressionScorer : Scorer
{
    public const string Name = "Regression";

    public override string Kind => Name;

    public override int Width => 1;

    public override DataViewSchema.DetachedColumn[] Columns(uint set) =>
        [new ScoreNotes(Name, set).Column(ScoreNotes.Score, NumberDataViewType.Single, ScoreNotes.Score)];

    public override Tensor Compute(Tensor[] x, Tensor[] outputs) => Rows(outputs);

    public override Delegate Getter(int column, IScoredRow row) => (ValueGetter<float>)((ref float value) => value = row.Values[0]);

    public override JsonObject ToJson() => [];
}

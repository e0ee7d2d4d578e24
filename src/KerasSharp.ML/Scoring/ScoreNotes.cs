using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Scoring;

/// <summary>What ML.NET's trainers note beside the columns that they make, by which its evaluators find them.</summary>
/// <param name="kind">The kind of prediction: ML.NET's <c>ScoreColumnKind</c>.</param>
/// <param name="set">The number of this set of columns in the view: ML.NET's <c>ScoreColumnSetId</c>.</param>
internal sealed class ScoreNotes(string kind, uint set)
{
    /// <summary>The values that a column may hold: ML.NET's <c>ScoreValueKind</c>.</summary>
    public const string Score = "Score", PredictedLabel = "PredictedLabel", Probability = "Probability";

    private const string SetId = "ScoreColumnSetId";

    /// <summary>A column with its notes.</summary>
    public DataViewSchema.DetachedColumn Column(string name, DataViewType type, string valueKind,
        Action<DataViewSchema.Annotations.Builder>? further = null)
    {
        var notes = new DataViewSchema.Annotations.Builder();
        notes.Add(SetId, new KeyDataViewType(typeof(uint), int.MaxValue), (ref uint value) => value = set);
        AddText("ScoreColumnKind", kind);
        AddText("ScoreValueKind", valueKind);
        further?.Invoke(notes);
        return new(name, type, notes.ToAnnotations());

        void AddText(string note, string text) => notes.AddPrimitiveValue(note, TextDataViewType.Instance, text.AsMemory());
    }

    /// <summary>The number of the next set of columns in a view.</summary>
    public static uint NextSet(DataViewSchema schema)
    {
        var last = 0u;
        foreach (var column in schema)
        {
            if (column.Annotations.Schema.GetColumnOrNull(SetId)?.Type is not KeyDataViewType { RawType: var type } || type != typeof(uint))
                continue;
            var set = 0u;
            column.Annotations.GetValue(SetId, ref set);
            last = Math.Max(last, set);
        }

        return last + 1;
    }
}

using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Scoring;

/// <summary>Getters of vectors.</summary>
internal static class Vectors
{
    /// <summary>A getter of all values of a row.</summary>
    public static Delegate Getter(IScoredRow row) => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> to) =>
    {
        var values = row.Values;
        var editor = VBufferEditor.Create(ref to, values.Length);
        values.CopyTo(editor.Values);
        to = editor.Commit();
    });

    /// <summary>A getter of whether each value of a row is above a bound.</summary>
    public static Delegate GetterAbove(IScoredRow row, float bound) => (ValueGetter<VBuffer<bool>>)((ref VBuffer<bool> to) =>
    {
        var values = row.Values;
        var editor = VBufferEditor.Create(ref to, values.Length);
        for (var i = 0; i < values.Length; i++)
            editor.Values[i] = values[i] > bound;
        to = editor.Commit();
    });
}

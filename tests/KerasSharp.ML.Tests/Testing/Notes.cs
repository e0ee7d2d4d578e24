using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Tests.Testing;

/// <summary>Columns and their annotations as text.</summary>
internal static class Notes
{
    public static string[] Of(DataViewSchema schema, params string[] columns) =>
        [.. columns.Order(StringComparer.Ordinal).Select(name =>
            $"{name}: {schema[name].Type} {{ "
            + $"{string.Join(", ", schema[name].Annotations.Schema
                .Select(note => Note(schema[name].Annotations, note)).Order(StringComparer.Ordinal))} }}")];

    public static string[] Of(SchemaShape shape, params string[] columns) =>
        [.. shape.Where(column => columns.Contains(column.Name)).Select(column =>
            $"{Of(column)} {{ {string.Join(", ", column.Annotations.Select(Of).Order(StringComparer.Ordinal))} "
            + $"}}").Order(StringComparer.Ordinal)];

    private static string Of(SchemaShape.Column column) => $"{column.Name}: {column.Kind} {column.ItemType}{(column.IsKey ? " key" : "")}";

    private static string Note(DataViewSchema.Annotations notes, DataViewSchema.Column note) =>
        $"{note.Name}: {note.Type} = {note.Type switch
        {
            TextDataViewType => notes.Value<ReadOnlyMemory<char>>(note.Name),
            BooleanDataViewType => notes.Value<bool>(note.Name),
            KeyDataViewType => notes.Value<uint>(note.Name),
            VectorDataViewType { ItemType: TextDataViewType } =>
                string.Join("|", notes.Value<VBuffer<ReadOnlyMemory<char>>>(note.Name).DenseValues()),
            VectorDataViewType { RawType: var type } when type == typeof(VBuffer<float>) =>
                string.Join("|", notes.Value<VBuffer<float>>(note.Name).DenseValues()),
            _ => "?",
        }}";

    private static T Value<T>(this DataViewSchema.Annotations notes, string name)
    {
        T value = default!;
        notes.GetValue(name, ref value);
        return value;
    }
}

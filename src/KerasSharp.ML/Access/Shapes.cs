using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Access;

/// <summary>Schemas before there is data.</summary>
internal static class Shapes
{
    /// <summary>A column and its notes as a shape.</summary>
    public static SchemaShape.Column Of(DataViewSchema.DetachedColumn column)
    {
        var notes = column.Annotations?.Schema.Select(note => Column(note.Name, note.Type, null)).ToArray() ?? [];
        return Column(column.Name, column.Type, notes.Length > 0 ? new SchemaShape(notes) : null);
    }

    /// <summary>The shape of a schema.</summary>
    public static SchemaShape Of(DataViewSchema schema) => SchemaShape.Create(schema);

    /// <summary>The shape's type as ML.NET's messages have it.</summary>
    public static string Describe(SchemaShape.Column column) => column.GetTypeString();

    private static SchemaShape.Column Column(string name, DataViewType type, SchemaShape? notes)
    {
        SchemaShape.GetColumnTypeShape(type, out var kind, out var item, out var isKey);
        return new(name, kind, item, isKey, notes);
    }
}

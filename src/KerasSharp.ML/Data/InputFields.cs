using Microsoft.ML;

namespace KerasSharp.ML.Data;

/// <summary>The fields of a model's inputs.</summary>
internal static class InputFields
{
    /// <inheritdoc cref="ViewPlan.Of"/>
    public static Field[] Of(Model model, DataViewSchema schema, Columns? columns)
    {
        var names = model.Body.InputNames;
        var ends = model.Body.Ends?.Inputs;
        columns ??= names.Length > 1 ? names : ViewPlan.Features;
        if (columns.Named.Count > 0)
            return ByName(model, schema, columns, names, ends);
        var count = ends?.Length ?? 1;
        if (count > 1 && columns.List.Count != count)
        {
            throw new ArgumentException(
                $"The model '{model.Name}' has {count} inputs: {string.Join(", ", names)}. "
                + $"Received: {columns.List.Count} columns {columns}. Give one each, or name them: new() {{ [\"{names[0]}\"] = … }}", "x");
        }

        return count > 1
            ? [.. columns.List.Select((column, i) => Make(model, schema, [column], names.ElementAtOrDefault(i), ends![i]))]
            : [Make(model, schema, columns.List, names.FirstOrDefault(), ends?[0])];
    }

    private static Field[] ByName(Model model, DataViewSchema schema, Columns columns, string[] names, KerasTensor[]? ends)
    {
        // A model of one's own does not say what its inputs are called.
        if (names.Length == 0)
            return [.. columns.Named.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
                Make(model, schema, pair.Value.List, pair.Key, null))];
        var missing = names.Except(columns.Named.Keys).ToArray();
        var unknown = columns.Named.Keys.Except(names).ToArray();
        if (missing.Length + unknown.Length > 0)
        {
            throw new ArgumentException(
                $"The model '{model.Name}' has the input{(names.Length == 1 ? "" : "s")} {string.Join(", ", names)}. "
                + $"Received columns for: {string.Join(", ", columns.Named.Keys)}", "x");
        }

        return [.. names.Select((name, i) => Make(model, schema, columns.Named[name].List, name, ends?[i]))];
    }

    private static Field Make(Model model, DataViewSchema schema, IReadOnlyList<Column> columns, string? name, KerasTensor? input)
    {
        var what = $"input{(name is null ? "" : $" '{name}'")} of model '{model.Name}'";
        // A single number a row is a vector of one where the model does not say otherwise.
        var expected = input is not null ? input.Shape[1..] : columns is [var only] && schema.GetColumnOrNull(only.Name) is { } column
            && column.RowShape() is [] ? Shape.Of(1) : null;
        return FieldMaker.Make(schema, columns, what, expected, input?.DType);
    }
}

using Microsoft.ML;

namespace KerasSharp.ML.Data;

/// <summary>The fields of a model's batches on a data view: inputs in the model's order, targets, and weights.</summary>
/// <param name="X">The inputs.</param>
/// <param name="Y">The targets.</param>
/// <param name="SampleWeight">The weights; none without.</param>
/// <param name="YNames">The outputs that have targets, where these were given by name.</param>
/// <param name="WeightNames">The outputs that have weights, where these were given by name.</param>
internal sealed record ViewPlan(Field[] X, Field[] Y, Field[] SampleWeight, string[]? YNames = null, string[]? WeightNames = null)
{
    /// <summary>The columns that ML.NET's own trainers take without being told.</summary>
    public const string Features = "Features", Label = "Label";

    /// <summary>Inputs, targets and weights.</summary>
    public IEnumerable<Field> Fields => [.. X, .. Y, .. SampleWeight];

    /// <summary>The view's columns that are read.</summary>
    public IEnumerable<DataViewSchema.Column> Columns => Fields.SelectMany(part => part.Columns).DistinctBy(column => column.Index);

    /// <summary>The bytes of a row.</summary>
    public long RowBytes => Fields.Sum(part => part.RowBytes);

    /// <summary>Finds the columns.</summary>
    /// <param name="model">The model.</param>
    /// <param name="schema">The view's columns.</param>
    /// <param name="x">The inputs; null for the columns of the inputs' names where there are several inputs, else <c>Features</c>.</param>
    /// <param name="y">The targets; null for the columns of the outputs' names where there are several outputs, else <c>Label</c>.</param>
    /// <param name="sampleWeight">The weights; null for none.</param>
    /// <param name="withTargets">Whether targets are read.</param>
    /// <exception cref="DataViewException">A column is missing or does not fit.</exception>
    /// <exception cref="ArgumentException">There are more or fewer columns than the model has inputs or outputs.</exception>
    public static ViewPlan Of(Model model, DataViewSchema schema, Columns? x, Columns? y = null, Columns? sampleWeight = null,
        bool withTargets = true)
    {
        var inputs = InputFields.Of(model, schema, x);
        if (!withTargets)
            return new(inputs, [], []);
        var names = model.OutputNames;
        y ??= names.Length > 1 ? names : Label;
        var targets = Split(y, names, "y");
        var fields = targets.Select(target =>
            FieldMaker.Make(schema, target.Columns, What(target.Name), expected: null, dtype: null, keepIntegers: true)).ToArray();
        var weights = sampleWeight is null ? [] : Split(sampleWeight, names, "sampleWeight");
        var weightFields = weights.Select(weight =>
            FieldMaker.Make(schema, weight.Columns, "weights", Shape.Scalar, KerasConfig.FloatX)).ToArray();
        return new(inputs, fields, weightFields, Names(targets), Names(weights));
    }

    private static string What(string? output) => output is null ? "target" : $"target of '{output}'";

    private static string[]? Names(IReadOnlyList<(string? Name, IReadOnlyList<Column> Columns)> parts) =>
        parts.Count > 0 && parts.All(part => part.Name is not null) ? [.. parts.Select(part => part.Name!)] : null;

    /// <summary>The columns of each output.</summary>
    private static IReadOnlyList<(string? Name, IReadOnlyList<Column> Columns)> Split(Columns columns, string[] names, string argument)
    {
        if (columns.Named.Count > 0)
        {
            OutputTargets.CheckNames([.. columns.Named.Keys], names, argument);
            return [.. names.Where(columns.Named.ContainsKey).Select(name => ((string?)name, columns.Named[name].List))];
        }

        // One column of weights is for all outputs.
        if (names.Length <= 1 || (argument == "sampleWeight" && columns.List.Count == 1))
            return [(null, columns.List)];
        return columns.List.Count == names.Length
            ? [.. names.Zip(columns.List, (name, column) => ((string?)name, (IReadOnlyList<Column>)[column]))]
            : throw new ArgumentException(
                $"The model has {names.Length} outputs: {string.Join(", ", names)}. Received: {columns.List.Count} columns {columns}. "
                + $"Give one each, or name them: new() {{ [\"{names[0]}\"] = … }}", argument);
    }
}

using KerasSharp.ML.Data;
using KerasSharp.ML.Scoring;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Training;

/// <summary>Gives a model for each training: what a delegate makes, or a copy of one that is there.</summary>
internal sealed class ModelMaker
{
    private readonly Model? _model;
    private readonly Func<Shape, int, Model>? _make;

    public ModelMaker(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
    }

    public ModelMaker(Func<Shape, int, Model> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        _make = make;
    }

    /// <summary>A model that nobody else has.</summary>
    /// <param name="schema">The columns of the training rows.</param>
    /// <param name="features">Those of the features.</param>
    /// <param name="outputs">The number of outputs that the labels need.</param>
    /// <exception cref="InvalidOperationException">The delegate gave null, or the model cannot be copied.</exception>
    public Model Make(DataViewSchema schema, Columns features, int outputs)
    {
        if (_model is not null)
            return ModelBytes.Copy(_model);
        if (features.Named.Count > 0)
            throw new ArgumentException("Columns by the names of inputs are for a model that is there. "
            + "Expected: a list of columns, whose values stand side by side.", nameof(features));
        return _make!(FeatureShape(schema, features), outputs)
            ?? throw new InvalidOperationException("The delegate that makes the model gave null. Expected: a model.");
    }

    private static Shape FeatureShape(DataViewSchema schema, Columns features)
    {
        var columns = features.Select(feature => schema.GetColumnOrNull(feature.Name) ?? throw new DataViewException(
            feature.Name, null, $"there is no such column for the features. Columns: "
            + $"{string.Join(", ", schema.Where(column => !column.IsHidden).Select(column => column.Name))}")).ToArray();
        foreach (var (column, given) in columns.Zip(features))
            CellKind.Check(column, given);
        if (columns is [var text] && TextEncoders.LayerOf(features.First()) is { } encoder)
            return TextEncoders.Encoded(encoder, text.Type is VectorDataViewType ? [text.Size()] : []) is { Rank: > 0 } made ? made : [1];
        if (columns is [var only] && only.RowShape() is { Length: > 0 } shape)
            return shape;
        if (columns.FirstOrDefault(column => column.Size() is null) is { Type: not null } open)
            throw new DataViewException(open.Name, null,
                $"its rows may have any number of values ({open.Type}). Expected: a known size, for the delegate that makes the model.");
        return Shape.Of(columns.Sum(column => (long)column.Size()!.Value));
    }
}

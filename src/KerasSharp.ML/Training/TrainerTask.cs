using KerasSharp.Losses;
using KerasSharp.ML.Data;
using KerasSharp.ML.Scoring;
using Microsoft.ML;

namespace KerasSharp.ML.Training;

/// <summary>What differs between the kinds of prediction: labels, losses and columns.</summary>
internal abstract class TrainerTask
{
    /// <summary>The loss of a model that was not compiled, by its short name; with <c>from_logits</c> where the model gives
    /// these.</summary>
    public abstract LossSpec Loss(bool logits);

    /// <summary>The metrics of a model that was not compiled.</summary>
    public abstract MetricSpec? Metrics { get; }

    /// <summary>The number of outputs that a model needs for a view's labels.</summary>
    /// <exception cref="DataViewException">The label is missing or of another type.</exception>
    public abstract int Outputs(DataViewSchema schema);

    /// <summary>The targets; none where the inputs are the targets.</summary>
    public abstract Field[] Targets(DataViewSchema schema, Model model);

    /// <summary>What makes the columns.</summary>
    /// <param name="schema">The columns of the training rows.</param>
    /// <param name="model">The trained model.</param>
    /// <param name="logits">Whether it gives logits.</param>
    /// <param name="errors">Gives the values of a scorer for all training rows.</param>
    public abstract Scorer Scorer(DataViewSchema schema, Model model, bool logits, Func<Scorer, IEnumerable<float>> errors);

    /// <summary>A scorer whose columns have the shape of those to come.</summary>
    /// <param name="label">The label's shape; null where there is none.</param>
    public abstract Scorer Placeholder(SchemaShape.Column? label);

    /// <summary>The label's column; null for none.</summary>
    public abstract string? LabelColumnName { get; }

    /// <summary>What the label must be, and whether it is.</summary>
    public abstract (bool Fits, string Expected) Check(SchemaShape.Column label);

    /// <summary>Whether the inputs are the targets.</summary>
    public virtual bool LearnsItsInputs => false;

    /// <summary>The label's column in a view.</summary>
    /// <exception cref="DataViewException">There is none.</exception>
    protected DataViewSchema.Column Label(DataViewSchema schema) => schema.GetColumnOrNull(LabelColumnName!) ?? throw new DataViewException(
        LabelColumnName!, null, $"there is no such column for the label. Columns: "
        + $"{string.Join(", ", schema.Where(column => !column.IsHidden).Select(column => column.Name))}");

    protected static DataViewException WrongLabel(DataViewSchema.Column label, string expected) =>
        new(label.Name, null, $"the label is of type {label.Type}. Expected: {expected}");
}

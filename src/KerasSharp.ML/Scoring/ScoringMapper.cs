using KerasSharp.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Scoring;

/// <summary>Adds predictions to rows of a schema.</summary>
internal sealed class ScoringMapper : IRowToRowMapper
{
    private readonly DataViewSchema.DetachedColumn[] _added;

    /// <param name="input">The columns that come in.</param>
    /// <param name="plan">Those that the model takes.</param>
    /// <param name="model">The model.</param>
    /// <param name="scorer">Makes the columns that are added.</param>
    public ScoringMapper(DataViewSchema input, ViewPlan plan, Model model, Scorer scorer)
    {
        (InputSchema, Plan, Scorer, Runner) = (input, plan, scorer, new ModelRunner(model, scorer));
        _added = scorer.Columns(ScoreNotes.NextSet(input));
        var output = new DataViewSchema.Builder();
        output.AddColumns(input);
        output.AddColumns(_added);
        OutputSchema = output.ToSchema();
    }

    /// <inheritdoc/>
    public DataViewSchema InputSchema { get; }

    /// <inheritdoc/>
    public DataViewSchema OutputSchema { get; }

    /// <summary>The columns that the model takes.</summary>
    public ViewPlan Plan { get; }

    /// <summary>Makes the columns that are added.</summary>
    public Scorer Scorer { get; }

    /// <summary>Runs the model.</summary>
    public ModelRunner Runner { get; }

    /// <summary>The place of a column among those added; negative for one that comes in.</summary>
    public int Added(DataViewSchema.Column column) => column.Index - InputSchema.Count;

    /// <inheritdoc/>
    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        var wanted = dependingColumns.ToList();
        var passed = wanted.Where(column => Added(column) < 0).Select(column => InputSchema[column.Index]);
        return wanted.Exists(column => Added(column) >= 0) ? passed.Concat(Plan.Columns).DistinctBy(column => column.Index) : passed;
    }

    /// <inheritdoc/>
    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(activeColumns);
        return input.Schema == InputSchema ? new ScoringRow(this, input, activeColumns) : throw new ArgumentException(
            "The row's schema is not the one that the mapper was made for.", nameof(input));
    }
}

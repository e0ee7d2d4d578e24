using KerasSharp.ML.Data;
using KerasSharp.ML.Scoring;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Training;

/// <summary>A number.</summary>
internal sealed class RegressionTask(string label) : TrainerTask
{
    private const string Expected = "a number (Single)";

    public override string LabelColumnName => label;

    public override MetricSpec? Metrics => null;

    public override LossSpec Loss(bool logits) => "mean_squared_error";

    public override (bool Fits, string Expected) Check(SchemaShape.Column label) =>
        (label is { ItemType: NumberDataViewType, IsKey: false, Kind: SchemaShape.Column.VectorKind.Scalar }, Expected);

    public override int Outputs(DataViewSchema schema) => Label(schema).Type is NumberDataViewType ? 1
        : throw WrongLabel(Label(schema), Expected);

    public override Field[] Targets(DataViewSchema schema, Model model)
    {
        Outputs(schema);
        return [FieldMaker.Make(schema, [label], $"label '{label}'", Shape.Of(1), KerasConfig.FloatX)];
    }

    public override Scorer Scorer(DataViewSchema schema, Model model, bool logits, Func<Scorer, IEnumerable<float>> errors) =>
        new RegressionScorer();

    public override Scorer Placeholder(SchemaShape.Column? label) => new RegressionScorer();
}

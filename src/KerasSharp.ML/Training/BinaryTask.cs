using KerasSharp.Losses;
using KerasSharp.ML.Data;
using KerasSharp.ML.Scoring;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Training;

/// <summary>Yes or no, a boolean.</summary>
internal sealed class BinaryTask(string label) : TrainerTask
{
    private const string Expected = "Boolean";

    public override string LabelColumnName => label;

    public override MetricSpec? Metrics => "accuracy";

    public override LossSpec Loss(bool logits) => new BinaryCrossentropy(fromLogits: logits);

    public override (bool Fits, string Expected) Check(SchemaShape.Column label) =>
        (label is { ItemType: BooleanDataViewType, Kind: SchemaShape.Column.VectorKind.Scalar }, Expected);

    public override int Outputs(DataViewSchema schema) => Label(schema).Type is BooleanDataViewType ? 1
        : throw WrongLabel(Label(schema), Expected);

    public override Field[] Targets(DataViewSchema schema, Model model)
    {
        Outputs(schema);
        return [FieldMaker.Make(schema, [label], $"label '{label}'", Shape.Of(1), KerasConfig.FloatX)];
    }

    public override Scorer Scorer(DataViewSchema schema, Model model, bool logits, Func<Scorer, IEnumerable<float>> errors) =>
        new BinaryScorer(logits);

    public override Scorer Placeholder(SchemaShape.Column? label) => new BinaryScorer(false);
}

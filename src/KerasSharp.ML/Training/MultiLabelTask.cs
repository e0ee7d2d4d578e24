using KerasSharp.Losses;
using KerasSharp.ML.Data;
using KerasSharp.ML.Scoring;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Training;

/// <summary>Several labels at once, a vector of booleans, or of numbers that are 0 or 1.</summary>
internal sealed class MultiLabelTask(string label) : TrainerTask
{
    private const string Expected = "a vector of known size of Boolean, or of numbers that are 0 or 1";

    public override string LabelColumnName => label;

    public override MetricSpec? Metrics => "binary_accuracy";

    public override LossSpec Loss(bool logits) => new BinaryCrossentropy(fromLogits: logits);

    public override (bool Fits, string Expected) Check(SchemaShape.Column label) =>
        (label is { ItemType: BooleanDataViewType or NumberDataViewType, IsKey: false, Kind: SchemaShape.Column.VectorKind.Vector },
            Expected);

    public override int Outputs(DataViewSchema schema) =>
        Label(schema).Type is VectorDataViewType { Size: > 0, ItemType: BooleanDataViewType or NumberDataViewType } vector
        ? vector.Size : throw WrongLabel(Label(schema), Expected);

    public override Field[] Targets(DataViewSchema schema, Model model) =>
        [FieldMaker.Make(schema, [label], $"label '{label}'", Shape.Of(Outputs(schema)), KerasConfig.FloatX)];

    public override Scorer Scorer(DataViewSchema schema, Model model, bool logits, Func<Scorer, IEnumerable<float>> errors) =>
        new MultiLabelScorer(Outputs(schema), KeyNames.Of(Label(schema), KeyNames.SlotNames), logits);

    public override Scorer Placeholder(SchemaShape.Column? label) =>
        new MultiLabelScorer(2, label?.Annotations.Any(note => note.Name == KeyNames.SlotNames) == true
            ? KeyNames.Placeholder(TextDataViewType.Instance, 2) : null, false);
}

using KerasSharp.Losses;
using KerasSharp.ML.Data;
using KerasSharp.ML.Scoring;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Training;

/// <summary>One of several classes, a key.</summary>
internal sealed class MulticlassTask(string label) : TrainerTask
{
    private const string Expected = "a key; map it before, with `MapValueToKey`";

    public override string LabelColumnName => label;

    public override MetricSpec? Metrics => "accuracy";

    public override LossSpec Loss(bool logits) => new SparseCategoricalCrossentropy(fromLogits: logits);

    public override (bool Fits, string Expected) Check(SchemaShape.Column label) =>
        (label is { IsKey: true, Kind: SchemaShape.Column.VectorKind.Scalar }, Expected);

    public override int Outputs(DataViewSchema schema) => checked((int)Key(schema).Count);

    public override Field[] Targets(DataViewSchema schema, Model model)
    {
        var classes = Outputs(schema);
        // Losses on one-hot rows are served too.
        Func<Tensor, Tensor>? further = model.TakesOneHot() ? keys => nn.functional.one_hot(keys, classes).to_type(KerasConfig.FloatX)
            : null;
        return [FieldMaker.Make(schema, [label], $"label '{label}'", Shape.Scalar, ScalarType.Int64, further: further)];
    }

    public override Scorer Scorer(DataViewSchema schema, Model model, bool logits, Func<Scorer, IEnumerable<float>> errors) =>
        new MulticlassScorer(Outputs(schema), KeyNames.Of(Label(schema), KeyNames.KeyValues), logits, Key(schema).RawType);

    public override Scorer Placeholder(SchemaShape.Column? label)
    {
        var names = label?.Annotations.FirstOrDefault(note => note.Name == KeyNames.KeyValues).ItemType is { } type
            ? KeyNames.Placeholder(type, 2) : null;
        return new MulticlassScorer(2, names, logits: false, label?.ItemType.RawType ?? typeof(uint));
    }

    private KeyDataViewType Key(DataViewSchema schema) => Label(schema) is { Type: KeyDataViewType key } ? key
        : throw WrongLabel(Label(schema), Expected);
}

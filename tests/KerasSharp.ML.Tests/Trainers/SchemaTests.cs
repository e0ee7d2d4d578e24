using KerasSharp.ML.Tests.Testing;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Tests.Trainers;

/// <summary>The columns that trainers add are those of ML.NET's own, annotation by annotation.</summary>
public sealed class SchemaTests
{
    private static readonly KerasTrainerOptions Short = new() { Epochs = 1 };
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void Multiclass() => AssertLike(
        Rows.Labelled(_context), _context.MulticlassClassification.Trainers.SdcaMaximumEntropy(),
            _context.MulticlassClassification.Trainers.Keras(Classifier, options: Short), "Score", "PredictedLabel");

    [Fact]
    public void Multiclass_with_keys_of_numbers()
    {
        var view = Rows.View(_context);
        view = _context.Transforms.Conversion.MapValueToKey("Label", "Sum").Fit(view).Transform(view);
        AssertLike(
            view, _context.MulticlassClassification.Trainers.SdcaMaximumEntropy(),
                _context.MulticlassClassification.Trainers.Keras(Classifier, options: Short), "Score", "PredictedLabel");
    }

    [Fact]
    public void Binary() => AssertLike(
        Rows.View(_context), _context.BinaryClassification.Trainers.SdcaLogisticRegression("IsA"),
            _context.BinaryClassification.Trainers.Keras(Single("sigmoid"), "IsA", options: Short),
        "Score", "PredictedLabel", "Probability");

    [Fact]
    public void Regression() => AssertLike(
        Rows.View(_context), _context.Regression.Trainers.Sdca("Sum"),
            _context.Regression.Trainers.Keras(Single("linear"), "Sum", options: Short), "Score");

    [Fact]
    public void Anomaly() => AssertLike(
        Rows.View(_context), _context.AnomalyDetection.Trainers.RandomizedPca(rank: 1),
            _context.AnomalyDetection.Trainers.Keras(Autoencoder, options: Short), "Score", "PredictedLabel");

    [Fact]
    public void MultiLabel_names_its_slots()
    {
        var view = Rows.View(_context);
        var pipeline = _context.MulticlassClassification.Trainers.KerasMultiLabel((shape, labels) => Model(labels, "sigmoid"), "Flags",
            options: Short);
        var scored = pipeline.Fit(view).Transform(view);
        Assert.Equal("Vector<Boolean, 2>", scored.Schema["PredictedLabel"].Type.ToString());
        Assert.Equal("Vector<Single, 2>", scored.Schema["Score"].Type.ToString());
        AssertShape(pipeline, view, "Score", "PredictedLabel");
    }

    [Fact]
    public void A_second_trainer_has_a_set_of_its_own()
    {
        var view = Rows.Labelled(_context);
        var first = _context.MulticlassClassification.Trainers.Keras(Classifier, options: Short).Fit(view).Transform(view);
        var second = _context.BinaryClassification.Trainers.Keras(Single("sigmoid"), "IsA", options: Short).Fit(first).Transform(first);
        Assert.Contains("ScoreColumnSetId: Key<UInt32, 0-2147483646> = 2", Notes.Of(second.Schema, "Score")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name", "Features", "Column 'Name': the label is of type String. Expected: a key")]
    [InlineData("Label", "Nowhere", "Column 'Nowhere': there is no such column for the features")]
    [InlineData("Label", "Name", "Column 'Name': it holds String. Expected: numbers")]
    public void What_does_not_fit_is_refused_by_schema_and_by_Fit(string label, string features, string message)
    {
        var view = Rows.Labelled(_context);
        var trainer = _context.MulticlassClassification.Trainers.Keras(Classifier, label, features);
        Assert.Contains(message, Assert.Throws<DataViewException>(() => trainer.GetOutputSchema(Shape(view))).Message,
            StringComparison.Ordinal);
        Assert.Contains($"Column '{(label == "Name" ? label : features)}'",
            Assert.Throws<DataViewException>(() => trainer.Fit(view)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_another_number_of_outputs_is_refused()
    {
        var trainer = _context.MulticlassClassification.Trainers.Keras((_, _) => Model(4, "softmax"));
        var error = Assert.Throws<ArgumentException>(() => trainer.Fit(Rows.Labelled(_context)));
        Assert.Contains("gives an output of shape (None, 4). Expected: 3 values a row, for the label 'Label'", error.Message,
            StringComparison.Ordinal);
    }

    internal static Model Classifier(Shape shape, int classes) => Model(classes, "softmax", (int)shape[0]!.Value);

    internal static Func<Shape, Model> Single(string activation) => shape => Model(1, activation, (int)shape[0]!.Value);

    internal static Model Autoencoder(Shape shape) => new Sequential([new Input(shape), new Dense(1), new Dense((int)shape[0]!.Value)]);

    private static Sequential Model(int outputs, string activation, int inputs = 2) =>
        new([new Input([inputs]), new Dense(16, activation: "relu"), new Dense(outputs, activation: activation)]);

    private static void AssertLike(IDataView view, IEstimator<ITransformer> theirs, IEstimator<ITransformer> ours, params string[] columns)
    {
        Assert.Equal(Notes.Of(theirs.Fit(view).Transform(view).Schema, columns), Notes.Of(ours.Fit(view).Transform(view).Schema, columns));
        Assert.Equal(Notes.Of(theirs.GetOutputSchema(Shape(view)), columns), Notes.Of(ours.GetOutputSchema(Shape(view)), columns));
        AssertShape(ours, view, columns);
    }

    private static void AssertShape(IEstimator<ITransformer> estimator, IDataView view, params string[] columns)
    {
        var promised = estimator.GetOutputSchema(Shape(view));
        var given = Shape(estimator.Fit(view).GetOutputSchema(view.Schema));
        Assert.Equal(Notes.Of(given, columns), Notes.Of(promised, columns));
        Assert.Equal(given.Select(column => column.Name).Order(), promised.Select(column => column.Name).Order());
    }

    internal static SchemaShape Shape(IDataView view) => Shape(view.Schema);

    private static SchemaShape Shape(DataViewSchema schema) => KerasSharp.ML.Access.Shapes.Of(schema);
}

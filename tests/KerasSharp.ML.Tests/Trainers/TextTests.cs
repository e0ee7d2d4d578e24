using KerasSharp.ML.Tests.Testing;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Tests.Trainers;

/// <summary>Columns of text as features of trainers: the layer that encodes them is saved with the model.</summary>
public sealed class TextTests
{
    private static readonly string[] Good = ["good", "fine", "great"], Bad = ["bad", "poor", "awful"];
    private readonly MLContext _context = new(seed: 1);

    [Fact]
    public void Reviews_are_learned_saved_and_judged()
    {
        var view = _context.Data.LoadFromEnumerable(Reviews(300));
        using var words = new TextVectorization(outputSequenceLength: 4);
        words.Adapt(Reviews(300).Select(review => review.Text).ToArray());
        Shape? seen = null;
        var trainer = _context.BinaryClassification.Trainers.Keras(shape => Network(seen = shape, words.VocabularySize()),
            "Liked", new Column("Text", words.Apply), new() { Epochs = 6 });
        Assert.Equal(["PredictedLabel", "Probability", "Score"],
            trainer.GetOutputSchema(SchemaTests.Shape(view)).Select(column => column.Name).Except(view.Schema.Select(column => column.Name))
                .Order());
        var model = trainer.Fit(view);
        Assert.Equal(Shape.Of(4), seen);
        Assert.InRange(_context.BinaryClassification.Evaluate(model.Transform(view), "Liked").Accuracy, 0.95, 1);
        AssertSameOnceLoaded(model, view);
    }

    [Fact]
    public void Weights_of_words_are_saved_too()
    {
        var view = _context.Data.LoadFromEnumerable(Reviews(60));
        using var words = new TextVectorization(outputMode: "tf_idf");
        words.Adapt(Reviews(60).Select(review => review.Text).ToArray());
        AssertSameOnceLoaded(_context.BinaryClassification.Trainers.Keras(shape =>
            new Sequential([new Input(shape), new Dense(1, activation: "sigmoid")]), "Liked", new Column("Text", words.Apply),
            new() { Epochs = 1 }).Fit(view), view);
    }

    [Fact]
    public void A_word_is_an_index_and_stands_beside_other_inputs()
    {
        var view = _context.Data.LoadFromEnumerable(Reviews(60));
        using var places = new StringLookup(vocabulary: new[] { "north", "south" });
        using var hash = new Hashing(8);
        KerasTensor place = new Input([1], name: "place"), stars = new Input([1], name: "stars"), text = new Input([1], name: "text");
        var joined = new Concatenate().Apply([new Flatten().Apply(new Embedding(3, 2).Apply(place)),
            new Flatten().Apply(new Embedding(8, 2).Apply(text)), stars]);
        using var given = new Model([place, stars, text], joined.Dense(1, activation: "sigmoid"));
        Columns columns = new()
        {
            ["place"] = new Column("Place", places.Apply),
            ["stars"] = "Stars",
            ["text"] = new Column("Text",
            hash.Apply)
        };
        AssertSameOnceLoaded(_context.BinaryClassification.Trainers.Keras(given, "Liked", columns, new() { Epochs = 1 }).Fit(view), view);
    }

    [Fact]
    public void Folds_share_the_encoder()
    {
        var view = _context.Data.LoadFromEnumerable(Reviews(90));
        using var words = new TextVectorization(vocabulary: [.. Good, .. Bad], outputMode: "multi_hot");
        var trainer = _context.BinaryClassification.Trainers.Keras(shape =>
            new Sequential([new Input(shape), new Dense(1, activation: "sigmoid")]), "Liked", new Column("Text", words.Apply),
            new() { Epochs = 30, Compile = model => model.Compile(new KerasSharp.Optimizers.Adam(0.05), "binary_crossentropy") });
        Assert.All(_context.BinaryClassification.CrossValidate(view, trainer, 3, "Liked"), fold =>
            Assert.InRange(fold.Metrics.Accuracy, 0.9, 1));
    }

    [Fact]
    public void What_cannot_be_saved_or_is_no_text_is_refused()
    {
        using var words = new TextVectorization(vocabulary: Good, outputMode: "multi_hot");
        var trainers = _context.BinaryClassification.Trainers;
        Assert.Contains("a function of your own", Assert.Throws<ArgumentException>(() =>
            trainers.Keras(SchemaTests.Single("linear"), "Liked", new Column("Text", text => words.Apply(text)))).Message);
        var view = _context.Data.LoadFromEnumerable(Reviews(10));
        var trainer = trainers.Keras(SchemaTests.Single("linear"), "Liked", new Column("Stars", words.Apply));
        Assert.Throws<DataViewException>(() => trainer.GetOutputSchema(SchemaTests.Shape(view)));
        Assert.Contains("an encoder is for text", Assert.Throws<DataViewException>(() => trainer.Fit(view)).Message);
    }

    private void AssertSameOnceLoaded(KerasTransformer model, IDataView view)
    {
        using var stream = new MemoryStream();
        _context.Model.Save(model, view.Schema, stream);
        stream.Position = 0;
        var loaded = new MLContext().Model.Load(stream, out _);
        Assert.Equal(Scores(model), Scores(loaded));
        using var engine = _context.Model.CreatePredictionEngine<Review, Verdict>(loaded);
        Assert.Equal(Scores(model)[0], engine.Predict(Reviews(1)[0]).Score, 1e-5f);

        float[] Scores(ITransformer transformer) => [.. transformer.Transform(view).GetColumn<float>("Score")];
    }

    private static Review[] Reviews(int count) => [.. Enumerable.Range(0, count).Select(i => new Review
    {
        Text = $"a {(i % 2 == 0 ? Good : Bad)[i % 3]} thing {i % 7}", Liked = i % 2 == 0, Stars = i % 5,
        Place = i % 3 == 0 ? "north" : i % 3 == 1 ? "south" : "elsewhere",
    })];

    private static Sequential Network(Shape shape, int words) => new([new Input(shape, dtype: ScalarType.Int64), new Embedding(words, 8),
        new GlobalAveragePooling1D(), new Dense(1, activation: "sigmoid")]);

    private sealed class Review
    {
        public string Text { get; set; } = "";

        public string Place { get; set; } = "";

        public float Stars { get; set; }

        public bool Liked { get; set; }
    }

    private sealed class Verdict
    {
        public float Score { get; set; }
    }
}

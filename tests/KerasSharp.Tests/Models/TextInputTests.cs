using KerasSharp.Core;

namespace KerasSharp.Tests.Models;

/// <summary>Strings go into models that hold a layer for them: by every call, in every form of data, through files.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed partial class TextInputTests : IDisposable
{
    private static readonly string[] Texts = ["good film", "bad film", "good good", "bad bad"];
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("functional"), InlineData("sequential"), InlineData("deferred"), InlineData("own")]
    public void Every_call_of_every_kind_of_model_takes_strings(string kind)
    {
        using var model = Counting(kind);
        model.Compile("sgd", loss: "mse");
        float[] expected = [2, 2, 2, 2], labels = [1, 1, 1, 1];
        Assert.Equal(expected, model.Predict(Texts, verbose: 0).flatten().data<float>().ToArray());
        string[][] column = [["good film"], ["bad film"], ["good good"], ["bad bad"]];
        Assert.Equal(expected, model.Predict(column, batchSize: 3, verbose: 0).flatten().data<float>().ToArray());
        Assert.Equal(expected, model.PredictOnBatch(Texts).flatten().data<float>().ToArray());
        // As the book calls its deployment model.
        Assert.Equal([3f], model.Apply(["not good film"]).flatten().data<float>().ToArray());
        Assert.Equal([3f], model.Apply((StringArray)new[,] { { "not good film" } }).flatten().data<float>().ToArray());
        Assert.Equal(1, model.Evaluate(Texts, labels, verbose: 0).Loss, 1e-6);
        Assert.Equal(1, model.TestOnBatch(Texts, labels).Loss, 1e-6);
        List<Batch> batches = [(Texts[..2], ones(2, 1)), new Batch(Texts[2..], ones(2, 1))];
        Assert.Equal(1, model.Evaluate(batches, verbose: 0).Loss, 1e-6);
        Assert.Equal(expected, model.Predict(batches, verbose: 0).flatten().data<float>().ToArray());
        var history = model.Fit(Texts, labels, epochs: 3, batchSize: 2, verbose: 0, validationData: (Texts, labels));
        Assert.True(history["val_loss"][^1] < 1);
        Assert.True(model.Fit(batches, verbose: 0)["loss"][0] < 1);
    }

    [Fact]
    public void Strings_and_numbers_go_in_together_as_a_list_and_by_name()
    {
        var text = new Input([1], dtype: "string", name: "text");
        var number = new Input([1], name: "number");
        using var model = new Model([text, number], new Concatenate().Apply([Vectorizer().Apply(text), number]));
        float[] numbers = [7, 8];
        float[] expected = [0, 1, 1, 0, 7, 1, 0, 2, 0, 8];
        string[] texts = ["good film", "so good good"];
        Assert.Equal(expected, model.Predict([texts, numbers], verbose: 0).flatten().data<float>().ToArray());
        var named = model.Predict(new() { ["number"] = numbers, ["text"] = texts }, verbose: 0);
        Assert.Equal(expected, named.flatten().data<float>().ToArray());
        var part = new BatchPart { ["number"] = tensor(numbers), ["text"] = ((StringArray)texts).ToTensor() };
        Assert.Equal(expected, model.Predict([new Batch(x: part)], verbose: 0).flatten().data<float>().ToArray());
    }

    [Fact]
    public void Each_layer_for_strings_stands_in_a_model()
    {
        string[] cities = ["Rome", "Oslo", "", "Rome"];
        var lookup = new StringLookup(vocabulary: ["Oslo", "Rome"], outputMode: "one_hot");
        Same(lookup.Apply(cities), inputs => lookup.Apply(inputs));
        var hash = new Hashing(7);
        Same(hash.Apply(cities), inputs => hash.Apply(inputs));
        var salted = new Hashing(7, maskValue: "", salt: 5, outputMode: "one_hot");
        Same(salted.Apply(cities), inputs => salted.Apply(inputs));
        var text = new TextVectorization(vocabulary: ["rome", "oslo"], outputSequenceLength: 2);
        Same(text.Apply(cities), inputs => text.Apply(inputs));
        var crossing = new HashedCrossing(9);
        KerasTensor city = new Input([], dtype: "string"), year = new Input([], dtype: "int64");
        using var crossed = new Model([city, year], crossing.Apply([city, year]));
        long[] years = [1, 2, 3, 1];
        var bins = crossed.Predict([cities, years], verbose: 0);
        Assert.Equal(crossing.Apply(cities, years).data<long>().ToArray(), bins.data<long>().ToArray());

        void Same(Tensor expected, Func<KerasTensor, KerasTensor> layer)
        {
            KerasTensor inputs = new Input([], dtype: "string");
            using var model = new Model(inputs, layer(inputs));
            Assert.True(expected.eq(model.Predict(cities, verbose: 0)).all().item<bool>());
        }
    }

    [Fact]
    public void Numbers_that_are_hashed_are_not_taken_for_strings()
    {
        var hash = new Hashing(7);
        Assert.Equal(hash.Apply(["0", "0"]).data<long>().ToArray(), hash.Apply(tensor([0L, 0])).data<long>().ToArray());
        // Empty strings are strings, not the numbers that stand for them.
        using var model = new Sequential([new Input([], dtype: "string"), hash]);
        Assert.Equal(hash.Apply(["", ""]).data<long>().ToArray(), model.Predict(new[] { "", "" }, verbose: 0).data<long>().ToArray());
    }

    [Fact]
    public void Strings_of_a_call_are_forgotten_after_it()
    {
        using var model = Counting("functional");
        var before = TextHandles.Count;
        for (var i = 0; i < 5; i++)
        {
            model.Predict(new[] { $"request {i}", $"again {i}" }, verbose: 0);
            model.Apply([$"call {i}"]);
            Assert.Throws<ArgumentException>(() => model.Predict([new[] { $"wrong {i}" }, new[] { "two inputs" }], verbose: 0));
        }

        Assert.Equal(before, TextHandles.Count);
    }

    [Fact]
    public void Strings_of_a_tensor_are_known_until_the_session_is_cleared()
    {
        var kept = StringArray.Create(["kept text", "kept text"]).ToTensor();
        Assert.Equal(["kept text", "kept text"], StringArray.FromTensor(kept));
        Utils.ClearSession(freeMemory: false);
        Assert.Throws<ArgumentException>(() => StringArray.FromTensor(kept));
        // A new string does not take the number of a forgotten one.
        var other = StringArray.Create(["other"]).ToTensor();
        Assert.NotEqual(kept[0].item<long>(), other[0].item<long>());
    }

    [Fact]
    public void Models_with_strings_are_saved_as_Keras_has_them_and_loaded()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "text.keras");
        Utils.ClearSession(freeMemory: false);
        KerasTensor inputs = new Input([1], dtype: "string");
        var vectorizer = new TextVectorization(outputMode: "count");
        vectorizer.Adapt(["good film", "good", "bad bad"]);
        using var model = new Model(inputs, new Dense(1, useBias: false, kernelInitializer: "ones").Apply(vectorizer.Apply(inputs)));
        model.Save(path);
        using (var archive = System.IO.Compression.ZipFile.OpenRead(path))
        {
            // The vocabulary is an asset of the layer, as in Keras's files.
            Assert.Equal(
                ["assets/layers/text_vectorization/_lookup_layer/vocabulary.txt", "assets/layers/text_vectorization/vocabulary.txt"],
                archive.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("assets/", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal));
            using var reader = new StreamReader(archive.GetEntry("config.json")!.Open());
            Assert.Contains("\"batch_shape\":[null,1],\"dtype\":\"string\"", reader.ReadToEnd(), StringComparison.Ordinal);
        }

        using var again = Model.Load(path);
        Assert.Equal([3f], again.Predict(new[] { "not so good" }, verbose: 0).flatten().data<float>().ToArray());
        using var third = Model.FromJson(Counting("sequential").ToJson());
        Assert.Equal([1, 1], third.Predict(new[] { "film" }, verbose: 0).shape);
    }

    [Theory]
    [InlineData("TextVectorization", """{"name": "tv", "trainable": true, "dtype": "string", "batch_input_shape": [null, 1], "max_tokens": 10, "standardize": "lower_and_strip_punctuation", "split": "whitespace", "ngrams": null, "output_mode": "int", "output_sequence_length": 3, "pad_to_max_tokens": false, "sparse": false, "ragged": false, "vocabulary": ["film", "good"], "idf_weights": null, "encoding": "utf-8", "vocabulary_size": 4}""", new long[] { 3, 2, 0 })]
    [InlineData("StringLookup", """{"name": "sl", "trainable": true, "dtype": "int64", "batch_input_shape": [null, 1], "invert": false, "max_tokens": null, "num_oov_indices": 1, "oov_token": "[UNK]", "mask_token": null, "output_mode": "int", "sparse": false, "pad_to_max_tokens": false, "idf_weights": null, "vocabulary": ["film", "good film"], "vocabulary_size": 3, "encoding": "utf-8"}""", new long[] { 2 })]
    [InlineData("Hashing", """{"name": "h", "trainable": true, "dtype": "int64", "batch_input_shape": [null, 1], "num_bins": 3, "salt": null, "mask_value": null, "output_mode": "int", "sparse": false}""", null)]
    public void Files_of_Keras_2_with_strings_work(string layer, string config, long[]? expected)
    {
        var json = $$"""{"class_name": "Sequential", "keras_version": "2.11.0", "backend": "tensorflow", "config": {"name": "s", "layers": [{"class_name": "InputLayer", "config": {"batch_input_shape": [null, 1], "dtype": "string", "sparse": false, "ragged": false, "name": "in"} }, {"class_name": "{{layer}}", "config": {{config}} }]} }""";
        using var model = Model.FromJson(json);
        var output = model.Predict(new[] { "Good film".ToLowerInvariant() }, verbose: 0);
        expected ??= new Hashing(3).Apply(["good film"]).data<long>().ToArray();
        Assert.Equal(expected, output.to_type(ScalarType.Int64).flatten().data<long>().ToArray());
    }

    [Fact]
    public void A_model_without_a_layer_for_strings_says_what_it_lacks()
    {
        using var model = new Sequential([new Input([1]), new Dense(1)]);
        var error = Assert.Throws<ArgumentException>(() => model.Apply(["text"]));
        Assert.Contains("none of its layers takes them", error.Message, StringComparison.Ordinal);
    }

    private static TextVectorization Vectorizer() => new(outputMode: "count", vocabulary: ["film", "good", "bad"]);

    private static Model Counting(string kind)
    {
        static Dense Sum() => new(1, useBias: false, kernelInitializer: "ones");
        switch (kind)
        {
            case "functional":
                KerasTensor inputs = new Input([1], dtype: "string");
                return new Model(inputs, Sum().Apply(Vectorizer().Apply(inputs)));
            case "sequential":
                return new Sequential([new Input([1], dtype: "string"), Vectorizer(), Sum()]);
            case "deferred":
                return new Sequential([Vectorizer(), Sum()]);
            default:
                return new Own();
        }
    }

    internal sealed partial class Own : Model
    {
        private readonly TextVectorization _vectorize = Vectorizer();
        private readonly Dense _sum = new(1, useBias: false, kernelInitializer: "ones");

        protected override Tensor Call(Tensor x, bool training) => _sum.Apply(_vectorize.Apply(x));
    }
}

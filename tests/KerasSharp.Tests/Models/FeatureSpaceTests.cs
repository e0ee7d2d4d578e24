using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Models;

/// <summary>Tables of numbers and categories, preprocessed and encoded.</summary>
public sealed class FeatureSpaceTests
{
    private static Dictionary<string, ArrayLike> Table => new()
    {
        ["plain"] = new[] { 1f, 2f, 3f, 5f },
        ["scaled"] = new[] { 1f, 2f, 3f, 5f },
        ["normal"] = new[] { 1f, 2f, 3f, 5f },
        ["ranges"] = new[] { 1f, 2f, 3f, 5f },
        ["number"] = new[] { 7, 7, 9, 8 },
        ["word"] = new[] { "b", "a", "b", "c" },
        ["hashed_number"] = new[] { 1, 2, 3, 4 },
        ["hashed_word"] = new[] { "x", "y", "x", "z" },
    };

    [Fact]
    public void Every_kind_is_encoded_in_the_order_of_the_names()
    {
        using var scope = NewDisposeScope();
        using var space = All("concat");
        space.Adapt(Table);
        var y = space.Apply(Table);
        // hashed_number 4, hashed_word 3, normal 1, number 4, plain 1, ranges 2, scaled 1, word 4, the cross 6.
        Assert.Equal([4, 26], y.shape);
        var row = y[1].data<float>().ToArray();
        Assert.Equal((2 - 2.75) / Math.Sqrt(2.1875), row[7], 1e-6);
        // 7 is the most frequent number, 0 stands for unknown ones.
        Assert.Equal([0, 1, 0, 0], row[8..12]);
        Assert.Equal(2f, row[12]);
        // Keras's boundary is 2, which is in the range above it.
        Assert.Equal([0, 1], row[13..15]);
        Assert.Equal([1, 0], y[0].data<float>().ToArray()[13..15]);
        Assert.Equal(5f, row[15]);
        // "b" is the most frequent word, then c before a.
        Assert.Equal([0, 0, 0, 1], row[16..20]);
        Assert.Equal(1, row[..4].Sum());
        Assert.Equal(1, row[4..7].Sum());
        Assert.Equal(1, row[20..].Sum());
        Assert.Equal([0, 1], y[2].data<float>().ToArray()[13..15]);
    }

    [Fact]
    public void Parts_are_those_of_the_layers()
    {
        using var scope = NewDisposeScope();
        using var space = All("dict");
        space.Adapt(Table);
        var encoded = space.ApplyByName(Table);
        Assert.Equal(
            ["hashed_number", "hashed_word", "normal", "number", "number_X_word", "plain", "ranges", "scaled", "word"],
            encoded.Keys.Order(StringComparer.Ordinal));
        using var hashing = new Hashing(4, outputMode: "one_hot");
        Assert.Equal(
            hashing.Apply(tensor(new[] { 1, 2, 3, 4 }).unsqueeze(-1)).data<float>().ToArray(), encoded["hashed_number"].data<float>()
                .ToArray());
        using var words = new Hashing(3, outputMode: "one_hot");
        Assert.Equal(
            words.Apply(new string[,] { { "x" }, { "y" }, { "x" }, { "z" } }).data<float>().ToArray(),
            encoded["hashed_word"].data<float>().ToArray());
        using var crossing = new HashedCrossing(6, outputMode: "one_hot");
        Assert.Equal(
            crossing.Apply(tensor(new[,] { { 1L }, { 1L }, { 2L }, { 3L } }), tensor(new[,] { { 1L }, { 3L }, { 1L }, { 2L } }))
                .data<float>().ToArray(),
            encoded["number_X_word"].data<float>().ToArray());
        Assert.Equal([3L, 3L, 1L, 2L], Integers(space, "number"));
        Assert.Equal(["number", "word"], space.Crosses[0].FeatureNames);
        Assert.Same(space.Preprocessors["word"], space.Features["word"].Preprocessor);
        Assert.Equal(6, space.Crossers["number_X_word"].NumBins);

        static long[] Integers(FeatureSpace space, string key) =>
            space.Preprocessors[key].Apply(tensor(new[] { 8L, 8L, 7L, 9L }).unsqueeze(-1)).to_type(ScalarType.Int64).data<long>().ToArray();
    }

    [Fact]
    public void Streams_give_what_tables_give()
    {
        using var scope = NewDisposeScope();
        using var table = All("concat");
        using var stream = All("concat");
        table.Adapt(Table);
        stream.Adapt(Enumerable.Range(0, 2).Select(half => new Batch(Half(half))));
        Assert.True(table.Apply(Table).allclose(stream.Apply(Table), 0, 1e-6));

        static BatchPart Half(int half) => Table.ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Texts is { } texts ? TextHandles.Encode(texts.Skip(2 * half).Take(2).ToArray())
                : pair.Value.ToTensor().narrow(0, 2 * half, 2));
    }

    [Fact]
    public void Single_values_are_a_row_without_batch()
    {
        using var scope = NewDisposeScope();
        using var space = new FeatureSpace(new() { ["x"] = FeatureSpace.FloatRescaled(2, 1), ["k"] = FeatureSpace.IntegerHashed(3) });
        Assert.Equal([4], space.Apply(new() { ["x"] = 3.0, ["k"] = tensor(4) }).shape);
        Assert.Equal([2, 4], space.Apply(new() { ["x"] = new[] { 3f, 4f }, ["k"] = new[,] { { 4 }, { 5 } } }).shape);
        Assert.Equal([1, 4], space.Apply(new() { ["x"] = new[] { 3f }, ["k"] = new[,] { { 4 } } }).shape);
        using var named = new FeatureSpace(new() { ["x"] = "float_rescaled" }, outputMode: "dict");
        Assert.Equal([1], named.ApplyByName(new() { ["x"] = 3.0 })["x"].shape);
    }

    [Fact]
    public void Models_are_built_on_it_and_trained()
    {
        using var scope = NewDisposeScope();
        using var space = All("concat");
        space.Adapt(Table);
        using var model = new Model(space.GetInputs().ToDictionary(), new Dense(1).Apply(space.GetEncodedFeatures()));
        model.Compile(new SGD(), "mse");
        var history = model.Fit(Table, new float[,] { { 1 }, { 0 }, { 1 }, { 0 } }, epochs: 2, verbose: 0);
        Assert.True(history["loss"][1] < history["loss"][0]);
        Assert.Equal([null, 1], space.GetPreprocessedFeatures()["word"].Shape);
        Assert.Equal([4, 26], space.Predict(Table, verbose: 0).shape);
    }

    [Fact]
    public void It_is_saved_and_loaded()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var space = All("concat");
        space.Adapt(Table);
        space.Save(folder["space.keras"]);
        using var again = Assert.IsType<FeatureSpace>(Model.Load(folder["space.keras"]));
        Assert.Equal(space.Apply(Table).data<float>().ToArray(), again.Apply(Table).data<float>().ToArray());
        Assert.Equal(space.GetConfig().ToJson().ToJsonString(), again.GetConfig().ToJson().ToJsonString());
        using var raw = All("concat");
        raw.Save(folder["raw.keras"]);
        using var unadapted = (FeatureSpace)Model.Load(folder["raw.keras"]);
        Rejects.With<InvalidOperationException>("must be adapted before it is used", () => unadapted.Apply(Table));
        unadapted.Adapt(Table);
        Assert.Equal(space.Apply(Table).data<float>().ToArray(), unadapted.Apply(Table).data<float>().ToArray());
    }

    /// <summary>Keras 3.16 wrote the file, by make_feature_space.py.</summary>
    [Fact]
    public void Files_of_Keras_are_read()
    {
        using var scope = NewDisposeScope();
        using var space = (FeatureSpace)Model.Load(Path.Combine(AppContext.BaseDirectory, "Saving", "OwnObjects", "feature_space.keras"));
        Assert.Equal(["b", "a", "n", "d", "i", "h", "t"], space.Features.Keys);
        var encoded = space.ApplyByName(new()
        {
            ["b"] = new[] { 1f, 2f },
            ["a"] = new[] { 1f, 2f },
            ["n"] = new[] { 2.75f, 5f },
            ["d"] = new[] { 1f, 3f },
            ["i"] = new[] { 1, 2 },
            ["h"] = new[] { 1, 2 },
            ["t"] = new[] { "x", "y" },
        });
        Assert.Equal([1f, 2f], encoded["b"].data<float>().ToArray());
        Assert.Equal([3f, 5f], encoded["a"].data<float>().ToArray());
        Assert.Equal(0, encoded["n"][0].item<float>());
        Assert.Equal(2.25 / Math.Sqrt(2.1875), encoded["n"][1].item<float>(), 1e-6);
        Assert.Equal([1f, 0, 0, 0, 0, 0, 1, 0], encoded["d"].data<float>().ToArray());
        Assert.Equal([2, 32], encoded["i_X_t"].shape);
        Assert.Equal(ScalarType.Int64, encoded["h_X_t"].dtype);
    }

    [Fact]
    public void Layers_of_the_callers_are_features()
    {
        using var scope = NewDisposeScope();
        using var space = new FeatureSpace(new()
        {
            ["text"] = FeatureSpace.Feature("string", new TextVectorization(outputMode: "multi_hot"), "float"),
            ["d"] = FeatureSpace.FloatDiscretized(null, [0, 1]),
        });
        var data = new Dictionary<string, ArrayLike> { ["text"] = new[] { "one two", "two three" }, ["d"] = new[] { -1f, 3f } };
        space.Adapt(data);
        Assert.Equal([2, 3 + 4], space.Apply(data).shape);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        using var scope = NewDisposeScope();
        using var space = new FeatureSpace(new() { ["x"] = "float", ["k"] = FeatureSpace.IntegerHashed(3) });
        Rejects.With<ArgumentException>("The data has no column 'k'. It has: x", () => space.Apply(new() { ["x"] = new[] { 1f } }));
        Rejects.With<ArgumentException>(
            "Feature 'k' takes integers. Received: float32", () => space.Apply(new() { ["x"] = new[] { 1f }, ["k"] = new[] { 1f } }));
        Rejects.With<ArgumentException>(
            "Feature 'x' takes a column", () => space.Apply(new() { ["x"] = new float[2, 2], ["k"] = new[] { 1, 2 } }));
        Rejects.With<ArgumentException>("cannot be empty", () => new FeatureSpace([]));
        Rejects.With<ArgumentException>("`kind` must be one of", () => new FeatureSpace(new() { ["x"] = "double" }));
        Rejects.With<ArgumentException>("`outputMode`", () => new FeatureSpace(new() { ["x"] = "float" }, outputMode: "list"));
        Rejects.With<ArgumentException>(
            "unknown feature: y", () => new FeatureSpace(new() { ["x"] = "integer_hashed" }, crosses: [("x", "y")]));
        Rejects.With<ArgumentException>("two features at least", () => FeatureSpace.Cross(["x"], 3));
        using var whole = new FeatureSpace(new() { ["k"] = FeatureSpace.IntegerHashed(3, outputMode: "int") });
        Rejects.With<ArgumentException>("Consider using `outputMode: \"dict\"`", () => whole.Apply(new() { ["k"] = new[] { 1 } }));
        using var words = new FeatureSpace(new() { ["w"] = "string_categorical" });
        Rejects.With<ArgumentException>("Feature 'w' takes strings. Received: numbers", () => words.Adapt(new() { ["w"] = new[] { 1 } }));
        Rejects.With<InvalidOperationException>("Feature 'w' is not adapted", () => words.GetInputs());
    }

    [Fact]
    public void Nothing_is_left_of_a_call()
    {
        using var space = All("concat");
        space.Adapt(Table);
        LiveTensors.AssertSteady(() => space.Apply(Table).Dispose());
    }

    private static FeatureSpace All(string outputMode) => new(
        new()
        {
            ["plain"] = "float",
            ["scaled"] = FeatureSpace.FloatRescaled(2, 1),
            ["normal"] = "float_normalized",
            ["ranges"] = FeatureSpace.FloatDiscretized(2),
            ["number"] = "integer_categorical",
            ["word"] = "string_categorical",
            ["hashed_number"] = FeatureSpace.IntegerHashed(4),
            ["hashed_word"] = FeatureSpace.StringHashed(3),
        }, outputMode, crosses: [FeatureSpace.Cross(["number", "word"], 6)], name: "space");
}

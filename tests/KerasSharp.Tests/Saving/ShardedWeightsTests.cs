using System.Text.Json.Nodes;
using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Saving;

/// <summary>Weights in several files. Sharded/make.py made those of Keras, with numbers that count on, and computed what they
/// predict.</summary>
public sealed class ShardedWeightsTests : IDisposable
{
    // Files of 200 bytes of values.
    private const double ShardSize = 200.0 / (1L << 30);
    private const string Map = "m.weights.json";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keras_s_files_load_with_the_optimizer_s_state()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        model.LoadWeights(OfKeras("keras.weights.json"));
        CheckNumbers(model);
        var expected =
            new[] { 2.0954742431640625f, 2.1272239685058594f, 2.1589741706848145f, 2.43084454536438f, 2.4679057598114014f,
            2.504966974258423f };
        var actual = Small.Values(model.Predict(arange(8, ScalarType.Float32).reshape(2, 4) / 8, verbose: 0)).ToArray();
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    /// <summary>The same variables in the same files, and the same map.</summary>
    [Fact]
    public void Files_are_cut_where_Keras_cuts_them()
    {
        using var model = Model();
        model.LoadWeights(OfKeras("keras.weights.json"));
        model.SaveWeights(_folder["keras.weights.json"], maxShardSize: ShardSize);
        Assert.Equal(
            ["keras.weights.json", "keras_00000.weights.h5", "keras_00001.weights.h5", "keras_00002.weights.h5", "keras_00003.weights.h5"],
            _folder.Files);
        Assert.All(_folder.Files.Skip(1), file => Assert.Equal(Hdf5Listing.Of(OfKeras(file)), Hdf5Listing.Of(_folder[file])));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(OfKeras("keras.weights.json"))), JsonNode.Parse(
            File.ReadAllText(_folder["keras.weights.json"]))));
    }

    [Theory]
    [InlineData(ShardSize, 4), InlineData(1.0, 1), InlineData(100.0 / (1L << 30), 7)]
    public void Weights_come_back_from_any_number_of_files(double size, int files)
    {
        using var model = Model();
        model.LoadWeights(OfKeras("keras.weights.json"));
        model.SaveWeights(_folder[Map], maxShardSize: size);
        Assert.Equal(files + 1, _folder.Files.Length);
        using var other = Model();
        other.LoadWeights(_folder[Map]);
        CheckNumbers(other);
    }

    [Fact]
    public void A_weight_larger_than_a_file_may_be_is_refused_before_anything_is_written()
    {
        using var model = Model();
        Rejects.With<ArgumentException>("maxShardSize", () => model.SaveWeights(_folder[Map], maxShardSize: 50.0 / (1L << 30)));
        Assert.Empty(_folder.Files);
        Rejects.With<ArgumentException>(".weights.json", () => model.SaveWeights(_folder["m.weights.h5"], maxShardSize: 1));
        Rejects.With<ArgumentException>(".weights.json", () => model.SaveWeights(_folder[Map]));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.SaveWeights(_folder[Map], maxShardSize: 0));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        using var model = Saved();
        File.Delete(_folder["m_00002.weights.h5"]);
        var error = Refused(model);
        Assert.Equal(("m_00002.weights.h5", "the file is missing."), (error.Entry, error.Reason));
    }

    [Fact]
    public void A_damaged_file_is_named()
    {
        using var model = Saved();
        var bytes = File.ReadAllBytes(_folder["m_00001.weights.h5"]);
        File.WriteAllBytes(_folder["m_00001.weights.h5"], bytes[..^100]);
        Assert.Contains("m_00001.weights.h5", Refused(model).Message, StringComparison.Ordinal);
        File.WriteAllBytes(_folder["m_00001.weights.h5"], [1, 2, 3]);
        Assert.Contains("m_00001.weights.h5", Refused(model).Message, StringComparison.Ordinal);
    }

    /// <summary>A weight that two files have is neither's.</summary>
    [Fact]
    public void The_same_weight_in_two_files_is_refused()
    {
        using var model = Saved();
        File.Copy(_folder["m_00001.weights.h5"], _folder["m_00002.weights.h5"], overwrite: true);
        Assert.Contains("several of the files", Refused(model).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../m_00000.weights.h5"), InlineData("/etc/passwd"), InlineData("sub/m_00000.weights.h5"), InlineData(".."), InlineData(
        "."), InlineData(""), InlineData("..\\m.h5")]
    public void Names_that_lead_elsewhere_are_refused(string name)
    {
        using var model = Saved();
        File.WriteAllText(
            _folder[Map], new JsonObject { ["weight_map"] = new JsonObject { ["/layers/dense/vars"] = name } }.ToJsonString());
        var error = Refused(model);
        Assert.Equal((name, "the name of the file leads elsewhere."), (error.Entry, error.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"weight_map\": null}")]
    [InlineData("{\"weight_map\": [\"m_00000.weights.h5\"]}")]
    [InlineData("{\"weight_map\": {\"/vars\": 3}}")]
    [InlineData("{\"weight_map\": {\"/vars\": [\"m_00000.weights.h5\", null]}}")]
    [InlineData("{\"weight_map\": {\"/vars\": {\"a\": \"m_00000.weights.h5\"}}}")]
    [InlineData("{\"weight_map\": {\"/vars\": \"m_00000.weights.h5\", \"/vars\": \"m_00001.weights.h5\"}}")]
    [InlineData("{\"weight_map\": {}}")]
    [InlineData("{\"weight_map\": {\"/vars\": \"m.weights.json\"}}")]
    [InlineData("{\"weight_map\": {\"/vars\": \"m_00000.weights.h5\"}}")]
    public void A_map_that_makes_no_sense_is_refused(string map)
    {
        using var model = Saved();
        File.WriteAllText(_folder[Map], map);
        Assert.NotEmpty(Refused(model).Reason);
    }

    [Fact]
    public void A_map_that_is_nested_too_deep_or_too_large_is_refused()
    {
        using var model = Saved();
        File.WriteAllText(_folder[Map], $"{{\"weight_map\": {new string('[', 100_000)}{new string(']', 100_000)}}}");
        Refused(model);
        File.WriteAllText(_folder[Map], "{}" + new string(' ', 1000));
        var error = Assert.Throws<ModelFileException>(
            () => model.LoadWeights(_folder[Map], limits: new ModelFileLimits { TextBytes = 1000 }));
        Assert.Contains(nameof(ModelFileLimits), error.Reason, StringComparison.Ordinal);
    }

    private static string OfKeras(string name) => Path.Combine(AppContext.BaseDirectory, "Saving", "Sharded", name);

    /// <summary>The model of make.py; a step has made the optimizer's variables.</summary>
    private static Sequential Model()
    {
        using var scope = NewDisposeScope();
        var model = new Sequential([new Input([4]), new Dense(6, activation: "tanh"), new BatchNormalization(), new Dense(3)]);
        model.Compile(new SGD(0.1, momentum: 0.9), "mse");
        model.TrainOnBatch(ones(2, 4), ones(2, 3));
        return model;
    }

    private static void CheckNumbers(Sequential model)
    {
        var at = 1;
        foreach (var (variable, sign) in model.Weights.Select(weight => (weight, 1)).Concat(
            model.Optimizer.Variables.Skip(2).Select(variable => (variable, -1))))
        {
            var values = Small.Values(variable.Value);
            Assert.Equal(Enumerable.Range(at, values.Length).Select(number => sign * (number / 100f)), values);
            at += values.Length;
        }
    }

    private Sequential Saved()
    {
        var model = Model();
        model.SaveWeights(_folder[Map], maxShardSize: ShardSize);
        return model;
    }

    private ModelFileException Refused(Sequential model)
    {
        var before = Small.Weights(model);
        var error = Assert.Throws<ModelFileException>(() => model.LoadWeights(_folder[Map]));
        Assert.Equal(before, Small.Weights(model));
        return error;
    }
}

using KerasSharp.Saving;

namespace KerasSharp.Tests.Saving;

/// <summary>Files of weights that are looked into and changed.</summary>
public sealed class KerasFileEditorTests
{
    private static readonly Dictionary<string, ArrayLike> TwoWeights = new() { ["0"] = new float[3, 2], ["1"] = new[] { 1f, 2f } };

    [Theory]
    [InlineData("m.keras")]
    [InlineData("m.weights.h5")]
    public void What_is_in_a_file_is_shown_and_saved_again(string name)
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var model = Stack();
        Save(model, folder[name]);
        using var editor = new KerasFileEditor(folder[name]);
        Assert.Equal(
            ["layers/dense/0", "layers/dense/1", "layers/lstm/cell/0", "layers/lstm/cell/1", "layers/lstm/cell/2"],
            editor.WeightPaths.Where(path => path.StartsWith("layers/", StringComparison.Ordinal)));
        Assert.Equal(model.Weights[0].Value.shape, editor["layers/dense/0"].shape);
        Assert.Equal(name == "m.keras", editor.Metadata is not null && editor.Config is not null);
        var text = editor.Summary(verbose: false);
        Assert.Contains("dense ('first')", text, StringComparison.Ordinal);
        Assert.Contains("0: shape=(4, 3), dtype=float32", text, StringComparison.Ordinal);
        editor.ResaveWeights(folder["again.weights.h5"]);
        using var other = Stack();
        other.LoadWeights(folder["again.weights.h5"]);
        Assert.Equal(Small.Weights(model), Small.Weights(other));
        Assert.Equal("success", editor.Compare(other, verbose: false).Status);
        Assert.Equal(5, editor.Compare(other, verbose: false).MatchCount);
    }

    [Fact]
    public void Objects_and_weights_are_changed()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var model = Stack();
        model.SaveWeights(folder["m.weights.h5"]);
        using var editor = new KerasFileEditor(folder["m.weights.h5"]);
        editor.RenameObject("dense", "dense_1");
        editor.DeleteObject("layers/lstm");
        editor.AddObject("layers/dense_2", TwoWeights);
        editor.DeleteWeight("dense_2", "1");
        editor.AddWeights("layers/dense_2", new Dictionary<string, ArrayLike> { ["0"] = new[] { 7f }, ["2"] = new[] { 8, 9 } });
        Assert.Equal(["layers/dense_1/0", "layers/dense_1/1", "layers/dense_2/0", "layers/dense_2/2"], editor.WeightPaths);
        editor.Save(folder["new.weights.h5"]);
        using var again = new KerasFileEditor(folder["new.weights.h5"]);
        Assert.Equal(editor.WeightPaths, again.WeightPaths);
        Assert.Equal([7f], again["layers/dense_2/0"].data<float>().ToArray());
        Assert.Equal([8, 9], again["layers/dense_2/2"].data<int>().ToArray());
        Assert.Contains("dense_1 ('first')", again.Summary(verbose: false), StringComparison.Ordinal);
    }

    [Fact]
    public void What_differs_from_a_model_is_listed()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var model = Stack();
        model.SaveWeights(folder["m.weights.h5"]);
        using var editor = new KerasFileEditor(folder["m.weights.h5"]);
        using var other = new Sequential([new Input([4]), new Dense(5), new Reshape([5, 1]), new GRU(2)]);
        var comparison = editor.Compare(other, verbose: false);
        Assert.Equal(("error", 4, 0), (comparison.Status, comparison.ErrorCount, comparison.MatchCount));
        Assert.Contains(
            "...Weight shape mismatch for layers/dense/0: reference model (4, 5), saved file (4, 3)", comparison.Text,
            StringComparison.Ordinal);
        Assert.Contains(
            "...Object layers/gru present in reference model, missing from saved file", comparison.Text, StringComparison.Ordinal);
        Assert.Contains(
            "...Object layers/lstm present in saved file, missing from reference model", comparison.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_done_is_refused_and_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var model = Stack();
        model.SaveWeights(folder["m.weights.h5"]);
        using var editor = new KerasFileEditor(folder["m.weights.h5"]);
        var before = editor.WeightPaths;
        Rejects.With<ArgumentException>("There is no object 'conv'", () => editor.DeleteObject("conv"));
        Rejects.With<ArgumentException>("should be a leaf name", () => editor.RenameObject("dense", "layers/other"));
        Rejects.With<ArgumentException>("should be a leaf name", () => editor.RenameObject("dense", "vars"));
        Rejects.With<ArgumentException>("There is an object 'lstm' beside 'dense'", () => editor.RenameObject("dense", "lstm"));
        Rejects.With<ArgumentException>("There is an object 'layers/dense'", () => editor.AddObject("layers/dense", TwoWeights));
        Rejects.With<ArgumentException>("Path 'blocks' not found", () => editor.AddObject("blocks/dense", TwoWeights));
        Rejects.With<ArgumentException>("Weight 5 not found in object dense", () => editor.DeleteWeight("dense", "5"));
        Rejects.With<ArgumentException>("There is no weight 'layers/dense/7'", () => _ = editor["layers/dense/7"]);
        Rejects.With<ArgumentException>(
            "should be a leaf name", () => editor.AddWeights("dense", new Dictionary<string, ArrayLike> { ["2"] = 1, ["a/b"] = 1 }));
        Rejects.With<ArgumentException>("`.weights.h5`", () => editor.Save(folder["m.h5"]));
        Rejects.With<ArgumentException>("`.keras` or `.weights.h5`", () => new KerasFileEditor(folder["m.h5"]));
        Assert.Equal(before, editor.WeightPaths);
        editor.AddObject("dense", TwoWeights);
        Rejects.With<ArgumentException>(
            "occurs more than once: pass a complete path: layers/dense, dense", () => editor.DeleteObject("dense"));
    }

    [Fact]
    public void An_object_keeps_its_weights_beside_the_objects_within()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var model = new Sequential(
            [new Input([4, 3]), new SpectralNormalization(new Dense(2)), new Bidirectional(new LSTM(2)), new Dense(1)]);
        model.SaveWeights(folder["m.weights.h5"]);
        using var editor = new KerasFileEditor(folder["m.weights.h5"]);
        editor.Save(folder["m.weights.h5"]);
        using var again = new Sequential(
            [new Input([4, 3]), new SpectralNormalization(new Dense(2)), new Bidirectional(new LSTM(2)), new Dense(1)]);
        again.LoadWeights(folder["m.weights.h5"]);
        Assert.Equal(Small.Weights(model), Small.Weights(again));
        Assert.Equal(["m.weights.h5"], folder.Files);
    }

    [Theory]
    [InlineData("soft.h5")]
    [InlineData("outside.h5")]
    [InlineData("stored_outside.h5")]
    [InlineData("circle.h5")]
    [InlineData("circle_latest.h5")]
    [InlineData("in_itself.h5")]
    public void Files_that_lead_out_or_round_are_refused(string name)
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Saving", "Hostile", name), folder["m.weights.h5"]);
        LiveTensors.AssertSteady(() => Assert.Throws<ModelFileException>(() => new KerasFileEditor(folder["m.weights.h5"])));
    }

    [Fact]
    public void Files_that_ask_for_too_much_are_refused()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var model = Stack();
        model.Save(folder["m.keras"]);
        var error = Assert.Throws<ModelFileException>(() => new KerasFileEditor(folder["m.keras"], new() { ModelBytes = 50 }));
        Assert.Contains("more than the 50", error.Message, StringComparison.Ordinal);
        File.WriteAllBytes(folder["n.keras"], File.ReadAllBytes(folder["m.keras"])[..^400]);
        Assert.Throws<ModelFileException>(() => new KerasFileEditor(folder["n.keras"]));
    }

    private static void Save(Sequential model, string path)
    {
        if (path.EndsWith(".keras", StringComparison.Ordinal))
            model.Save(path);
        else
            model.SaveWeights(path);
    }

    private static Sequential Stack() => new([new Input([4]), new Dense(3, name: "first"), new Reshape([3, 1]), new LSTM(2)]);
}

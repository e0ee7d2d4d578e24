using System.Text.Json.Nodes;

using KerasSharp.Metrics;
using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Models;

[Collection(nameof(GlobalRandomState))]
public sealed class ModelJsonTests
{
    [Fact]
    public void A_compiled_model_comes_back_compiled()
    {
        using var model = Small.Classifier(metrics: ["accuracy"]);
        model.Compile(new Adam(learningRate: 0.02, clipnorm: 1), "mse", metrics: ["mae"]);
        using var again = Model.FromJson(model.ToJson());
        Assert.True(again.IsCompiled);
        Assert.Equal(1, Assert.IsType<Adam>(again.Optimizer).Clipnorm);
        Assert.Equal(model.ToJson(), again.ToJson());
    }

    [Fact]
    public void A_model_that_is_not_compiled_comes_back_so()
    {
        using var model = new Sequential([new Input([4]), new Dense(3)]);
        using var again = Model.FromJson(model.ToJson());
        Assert.False(again.IsCompiled);
    }

    /// <summary>Versions of Keras 3 refuse keys that they do not know.</summary>
    [Fact]
    public void What_came_with_later_versions_is_written_only_where_it_says_something()
    {
        using var plain = new Sequential(
            [new Input([4, 4, 1], name: "in"), new Resizing(2, 2), new BatchNormalization(), new Flatten(), new Dense(
            3, name: "optional")]);
        plain.Compile("sgd", new KerasSharp.Losses.SparseCategoricalCrossentropy());
        foreach (
            var key in (
            string[])["quantization_config", "input_axes", "output_axes", "renorm", "antialias", "ragged", "\"optional\":false",
            "ignore_class"])
            Assert.DoesNotContain(key, plain.ToJson(), StringComparison.Ordinal);

        using var said = new Sequential(
            [new Input([4, 4, 1]), new Resizing(2, 2, antialias: true), new BatchNormalization(renorm: true), new Flatten(), new Dense(3)]);
        said.Compile("sgd", new KerasSharp.Losses.SparseCategoricalCrossentropy(ignoreClass: 1));
        using var again = (Sequential)Model.FromJson(said.ToJson());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(said.ToJson()), JsonNode.Parse(again.ToJson())));
        foreach (var key in (string[])["\"renorm\":true", "\"antialias\":true", "\"ignore_class\":1"])
            Assert.Contains(key, said.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_with_functions_of_the_callers_own_is_saved_without_its_compilation()
    {
        using var folder = new TemporaryFolder();
        using var model = Small.Classifier();
        model.Compile(
            "sgd", KerasSharp.Losses.Loss.From((y, p) => (y - p).square()), metrics: [Metric.From((y, p) => (y - p).abs(), "distance")]);
        var warnings = new List<string>();
        Warnings.Handler = warnings.Add;
        try
        {
            model.Save(folder["m.keras"]);
        }
        finally
        {
            Warnings.Handler = null;
        }

        // The handler is the process's, and tests that run beside this one may warn too.
        var warning = Assert.Single(warnings, text => text.Contains("is saved without its compilation", StringComparison.Ordinal));
        Assert.Contains("'loss' was made from a delegate", warning, StringComparison.Ordinal);
        using var again = Model.Load(folder["m.keras"]);
        Assert.False(again.IsCompiled);
        Assert.True(again.Weights[0].Value.equal(model.Weights[0].Value).all().item<bool>());
    }

    [Fact]
    public void Classes_of_the_callers_own_go_by_the_names_given()
    {
        using var model = new Sequential([new Input([4]), new Dense(3)]);
        var json = model.ToJson().Replace("\"class_name\":\"Dense\"", "\"class_name\":\"Thick\"", StringComparison.Ordinal)
            .Replace(
            "\"module\":\"keras.layers\",\"class_name\":\"Thick\"", "\"module\":\"my.layers\",\"class_name\":\"Thick\"",
            StringComparison.Ordinal);
        Rejects.With<ConfigException>("'Thick'", () => Model.FromJson(json));
        using var again = Model.FromJson(json, new Dictionary<string, Type> { ["Thick"] = typeof(Dense) });
        Assert.IsType<Dense>(again.Layers[0]);
    }
}

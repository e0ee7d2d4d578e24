namespace KerasSharp.Onnx.Tests.Models;

/// <summary>Preprocessing of tables in front of a model, exported with it.</summary>
public sealed class FeatureSpaceTests
{
    [Fact]
    public void Numbers_and_categories_are_encoded_in_the_file()
    {
        using var scope = NewDisposeScope();
        using var space = new FeatureSpace(new()
        {
            ["normal"] = FeatureSpace.FloatNormalized(),
            ["number"] = FeatureSpace.IntegerCategorical(),
            ["ranges"] = FeatureSpace.FloatDiscretized(2),
        });
        space.Adapt(new Dictionary<string, ArrayLike>
        {
            ["normal"] = new[] { 1f, 2f, 3f, 5f },
            ["number"] = new[] { 7, 7, 9, 8 },
            ["ranges"] = new[] { 1f, 2f, 3f, 5f },
        });
        var inputs = space.GetInputs();
        using var model = new Model([.. inputs.Values], space.GetEncodedFeatures().Dense(2));
        using var exported = new OnnxModel(ModelGraph.Export(model));
        Tensor[] data = [.. inputs.Keys.Select(key =>
            key == "number" ? tensor(new[] { 9, 7, 1 }, [3, 1]) : tensor(new[] { 0.5f, 4, 2 }, [3, 1]))];
        Same.Predictions(model, exported, data);
    }
}

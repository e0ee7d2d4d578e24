namespace KerasSharp.Onnx.Tests;

/// <summary>Comparisons of a model with its export.</summary>
internal static class Same
{
    /// <summary>The model and its export predict the same.</summary>
    public static void Predictions(Model model, OnnxModel exported, params Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        var expected = model.PredictAll(inputs, verbose: 0);
        var found = exported.Run(inputs);
        for (var i = 0; i < expected.Length; i++)
            Values(expected[i], found[i]);
    }

    /// <summary>The model, exported and run, predicts the same.</summary>
    public static void Exported(Model model, params Tensor[] inputs)
    {
        using var exported = new OnnxModel(ModelGraph.Export(model));
        Predictions(model, exported, inputs);
    }

    /// <summary>Two tensors of one shape and type, near to rounding.</summary>
    public static void Values(Tensor expected, Tensor found, double tolerance = 1e-4)
    {
        Assert.Equal(expected.shape, found.shape);
        Assert.Equal(expected.dtype, found.dtype);
        using var scope = NewDisposeScope();
        var (a, b) = (expected.to_type(ScalarType.Float64).cpu(), found.to_type(ScalarType.Float64));
        var worst = ((a - b).abs() - (a.abs() * tolerance)).max().item<double>();
        Assert.True(worst <= tolerance, $"Values differ by {worst}.");
    }
}

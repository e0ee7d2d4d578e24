using KerasSharp.Quantizers;

namespace KerasSharp.Onnx.Tests.Quantization;

/// <summary>Quantized models as files: their sizes, their types, and that they predict as the model does.</summary>
public sealed class QuantizedModelTests
{
    [Theory, InlineData("int8", 0.27), InlineData("int4", 0.15), InlineData("ternary", 0.08), InlineData("float8", 0.27)]
    public void The_file_is_as_small_as_the_weights(string mode, double ratio)
    {
        using var folder = new Files();
        using var model = Large();
        model.Export(folder["float.onnx"], verbose: false);
        model.Quantize(mode, verbose: false);
        model.Export(folder["small.onnx"], verbose: false);
        var found = new FileInfo(folder["small.onnx"]).Length / (double)new FileInfo(folder["float.onnx"]).Length;
        Assert.InRange(found, ratio / 2, ratio);
        Same.Exported(model, rand(3, 512));
    }

    [Fact]
    public void Kernels_of_int8_are_multiplied_as_integers()
    {
        using var model = Large();
        model.Quantize("int8", verbose: false);
        using var exporter = ModelGraph.Export(model);
        Assert.Equal(2, exporter.Builder.ModelGraph.Node.Count(node => node.OpType == "MatMulInteger"));
        Assert.Equal(2, exporter.Builder.Stored.Count(stored => stored.Numbers?.dtype == ScalarType.Int8));
    }

    [Fact]
    public void A_transformer_of_int8()
    {
        KerasTensor x = new Input([null], dtype: ScalarType.Int32);
        var y = new Embedding(50, 16).Apply(x);
        y = new LayerNormalization().Apply(y + new MultiHeadAttention(2, 8).Apply(y, y, useCausalMask: true));
        using var model = new Model(x, y.Dense(32, activation: "gelu").Dense(50));
        model.Quantize("int8", verbose: false);
        using var exported = new OnnxModel(ModelGraph.Export(model));
        Same.Predictions(model, exported, randint(0, 50, [2, 7], dtype: ScalarType.Int32));
        Same.Predictions(model, exported, randint(0, 50, [1, 12], dtype: ScalarType.Int32));
    }

    private static Sequential Large() => new([new Input([512]), new Dense(512, activation: "relu"), new Dense(256)]);

    private sealed class Files : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("onnx");

        public string this[string name] => Path.Combine(_folder.FullName, name);

        public void Dispose() => _folder.Delete(recursive: true);
    }
}

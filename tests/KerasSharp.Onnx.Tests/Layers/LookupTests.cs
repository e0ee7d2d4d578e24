using Microsoft.ML.OnnxRuntime;

namespace KerasSharp.Onnx.Tests.Layers;

/// <summary>Tables from integers and texts to indices, in OnnxRuntime as here.</summary>
public sealed class LookupTests
{
    private static readonly long[] Vocabulary = [12, 36, 1138, 42];

    public static TheoryData<int, string?, string> IntegerCases => new()
    {
        { 1, null, "int" }, { 1, "12345", "int" }, { 3, null, "int" }, { 1, null, "multi_hot" }, { 2, "12345", "count" },
            { 1, null, "one_hot" },
    };

    [Theory, MemberData(nameof(IntegerCases))]
    public void Integers(int unknown, string? mask, string mode)
    {
        using var layer = new IntegerLookup(numOovIndices: unknown, maskToken: mask is null ? null : long.Parse(mask),
            vocabulary: Vocabulary, outputMode: mode);
        var x = mode == "one_hot" ? tensor(new long[] { 36, 7, 12 }) : tensor(new long[] { 36, 7, 12345, 12, -5, 42 }, [2, 3]);
        var expected = layer.Apply(x);
        using var model = LayerExport.Export(layer, [x], [null], null);
        var found = model.Run(x)[0];
        Same.Values(expected.to_type(found.dtype), found);
    }

    [Fact]
    public void Indices_back_to_integers()
    {
        using var layer = new IntegerLookup(vocabulary: Vocabulary, invert: true, maskToken: 0);
        var x = tensor(new long[] { 0, 1, 2, 5 }, [1, 4]);
        using var model = LayerExport.Export(layer, [x], [null], null);
        Same.Values(layer.Apply(x), model.Run(x)[0]);
    }

    [Theory]
    [InlineData("int", null)]
    [InlineData("int", "")]
    [InlineData("multi_hot", null)]
    [InlineData("count", null)]
    public void Words_before_a_model(string mode, string? mask)
    {
        using var lookup = new StringLookup(vocabulary: new[] { "red", "green", "blue" }, outputMode: mode, maskToken: mask);
        string[] words = ["green", "violet", "", "blue"];
        var encoded = lookup.Apply(StringArray.From(words, [2, 2]));
        using var model = new Sequential([new Input([encoded.shape[1]], dtype: encoded.dtype, name: "colours"),
            new Lambda(x => Ops.Multiply(Ops.Cast(x, ScalarType.Float32), 2))]);
        Same.Values(model.Predict(encoded, verbose: 0), Run(model, "colours", lookup, words, [2, 2]));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(null)]
    public void Texts_before_a_model(int? length)
    {
        using var vectorization = new TextVectorization(standardize: null, outputSequenceLength: length,
            vocabulary: new[] { "the", "cat", "sat" });
        string[] texts = ["the cat sat there", "a  cat"];
        var encoded = vectorization.Apply(texts);
        using var model = new Sequential([new Input([length], dtype: ScalarType.Int64, name: "text"), new Embedding(6, 4),
            new GlobalAveragePooling1D()]);
        Same.Values(model.Predict(encoded, verbose: 0), Run(model, "text", vectorization, texts, [2]));
    }

    [Fact]
    public void What_ONNX_cannot_is_refused_by_name()
    {
        using var model = new Sequential([new Input([4], dtype: ScalarType.Int64, name: "text"), new Embedding(9, 2)]);
        Refused(new TextVectorization(vocabulary: new[] { "a" }, outputSequenceLength: 4, name: "texts"),
            "\"texts\" (TextVectorization) cannot be exported to ONNX: ONNX has no operators for `standardize");
        Refused(new StringLookup(numOovIndices: 2, vocabulary: new[] { "a" }), "the hash that chooses among several unknown indices");
        var wrong = new Dictionary<string, Layer> { ["other"] = new StringLookup(vocabulary: new[] { "a" }) };
        Assert.Contains("Received: other", Assert.Throws<ArgumentException>(() => ModelGraph.Export(model, null, wrong)).Message);

        void Refused(Layer layer, string reason) =>
            Assert.Contains(reason, Assert.Throws<OnnxExportException>(() =>
                ModelGraph.Export(model, null, new Dictionary<string, Layer> { ["text"] = layer })).Message);
    }

    private static Tensor Run(Model model, string input, Layer layer, string[] texts, long[] shape)
    {
        using var exporter = ModelGraph.Export(model, null, new Dictionary<string, Layer> { [input] = layer });
        using var session = new InferenceSession(OnnxFile.ToBytes(exporter));
        using var value = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, shape);
        for (var i = 0; i < texts.Length; i++)
            value.StringTensorSetElementAt(texts[i], i);
        using var options = new RunOptions();
        using var results = session.Run(options, new Dictionary<string, OrtValue> { [input] = value }, session.OutputNames);
        return OrtTensors.FromOrt(results[0]);
    }
}

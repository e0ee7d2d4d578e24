using KerasSharp.Quantizers;
using KerasSharp.Quantizers.Tests;

namespace KerasSharp.Onnx.Tests.Quantization;

/// <summary>Every model that Keras quantized, exported: OnnxRuntime predicts what Keras predicted.</summary>
public sealed class QuantizedGoldenTests
{
    /// <summary>
    /// The precision of the other golden values; a value that lies on the border of two integers may be rounded to either.
    /// </summary>
    private const double Tolerance = 1e-4;

    public static TheoryData<string> Cases() => KerasCase.All("dense", "einsum", "embedding", "reversible", "gptq", "awq");

    public static TheoryData<string> WithLora() => KerasCase.All("lora");

    [Theory, MemberData(nameof(Cases))]
    public void OnnxRuntime_predicts_as_Keras(string name)
    {
        using var scope = NewDisposeScope();
        using var given = new KerasCase(name);
        using var model = Model.Load(given.QuantizedFile);
        Check(model, given, "after");
    }

    [Theory, MemberData(nameof(WithLora))]
    public void A_change_of_low_rank_stays_beside_the_integers(string name)
    {
        using var scope = NewDisposeScope();
        using var given = new KerasCase(name);
        using var expected = Model.Load(given.QuantizedFile);
        using var model = Model.Load(given.FloatFile);
        model.Quantize(config: KerasCase.Config(expected), verbose: false);
        var layer = model.Layers[^1];
        layer.GetType().GetMethod("EnableLora")!.Invoke(layer, [2, 3.0, null, null]);
        foreach (var (variable, value) in layer.Weights.Where(weight => weight.Name.StartsWith("lora", StringComparison.Ordinal))
            .Zip(given.Tensors("lora")))
            variable.Assign(value);
        Check(model, given, "after");
    }

    private static void Check(Model model, KerasCase given, string key)
    {
        using var exported = new OnnxModel(ModelGraph.Export(model));
        var found = exported.Run(given.Tensor("inputs"))[0].to_type(ScalarType.Float32);
        KerasCase.Close(given.Tensor(key).data<float>().ToArray(), found.data<float>().ToArray(), Tolerance);
    }
}

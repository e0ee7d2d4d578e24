using System.IO.Compression;
using System.Text.Json.Nodes;

namespace KerasSharp.Quantizers.Tests;

/// <summary>Models that Keras quantized: the same weights, predictions and files.</summary>
public sealed class KerasModelTests
{
    /// <summary>Products in float32 are rounded in another order than in Keras's.</summary>
    private const double Tolerance = 2e-6;

    private static readonly string[] Kept = ["name", "dtype", "quantization_config", "gptq_unpacked_column_size"];

    public static TheoryData<string> Cases() => KerasCase.All("dense", "einsum", "embedding", "reversible", "gptq", "awq");

    public static TheoryData<string> Uncalibrated() => KerasCase.All("dense", "einsum", "embedding", "reversible");

    /// <remarks>
    /// The weights are those of Keras with its hook moved to where quantized layers run: as it is, 3.16 quantizes without having seen the
    /// data. Two cases are left out. In gptq_3_g16 the weights of a group have one sign: there Keras's zero point wraps around, from −1 to
    /// 255. In awq_g16_clip both ends of a column are clipped: its zero point is 7.5 before it is rounded, which the last bit of a mean of
    /// activations decides.
    /// </remarks>
    public static TheoryData<string> Calibrated()
    {
        var cases = KerasCase.All("gptq_2", "gptq_4", "gptq_8", "awq_all");
        cases.Add("awq_g16");
        return cases;
    }

    public static TheoryData<string> WithLora() => KerasCase.All("lora");

    [Theory, MemberData(nameof(Cases))]
    public void A_file_of_Keras_predicts_what_Keras_predicts(string name)
    {
        using var scope = NewDisposeScope();
        using var given = new KerasCase(name);
        using var model = Model.Load(given.QuantizedFile);
        KerasCase.Close(given.Tensor("after").data<float>().ToArray(), KerasCase.Predict(model, given.Tensor("inputs")), Tolerance);
    }

    [Theory, MemberData(nameof(Uncalibrated))]
    public void Quantize_gives_Kerass_weights_and_predictions(string name)
    {
        using var scope = NewDisposeScope();
        using var given = new KerasCase(name);
        using var expected = Model.Load(given.QuantizedFile);
        using var model = Model.Load(given.FloatFile);
        model.Quantize(config: KerasCase.Config(expected), verbose: false);
        AssertSame(expected, model);
        KerasCase.Close(given.Tensor("after").data<float>().ToArray(), KerasCase.Predict(model, given.Tensor("inputs")), Tolerance);
    }

    [Theory, MemberData(nameof(Calibrated))]
    public void Calibration_gives_Kerass_weights(string name)
    {
        using var scope = NewDisposeScope();
        using var given = new KerasCase(name);
        using var expected = Model.Load(given.QuantizedFile);
        using var model = Model.Load(given.FloatFile);
        var structure = new QuantizationLayerStructure([model.GetLayer("emb")], [model.GetLayer("a"), model.GetLayer("b")]);
        model.Quantize(config: WithData((CalibratedConfig)KerasCase.Config(expected), [given.Tokens], structure), verbose: false);
        AssertSame(expected, model);
        KerasCase.Close(given.Tensor("after").data<float>().ToArray(), KerasCase.Predict(model, given.Tensor("inputs")), Tolerance);
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_model_that_is_saved_has_Kerass_config_and_is_read_again(string name)
    {
        using var scope = NewDisposeScope();
        using var given = new KerasCase(name);
        using var model = Model.Load(given.QuantizedFile);
        model.Save(given.NewFile);
        Assert.All(Layers(given.QuantizedFile).Zip(Layers(given.NewFile)), pair => Assert.Equal(pair.First, pair.Second));
        using var again = Model.Load(given.NewFile);
        AssertSame(model, again);
        Assert.Equal(KerasCase.Predict(model, given.Tensor("inputs")), KerasCase.Predict(again, given.Tensor("inputs")));
    }

    [Theory, MemberData(nameof(WithLora))]
    public void A_change_of_low_rank_is_added_and_merged_into_files(string name)
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
        var inputs = given.Tensor("inputs");
        KerasCase.Close(given.Tensor("after").data<float>().ToArray(), KerasCase.Predict(model, inputs), Tolerance);
        model.Save(given.NewFile);
        using var merged = Model.Load(given.NewFile);
        KerasCase.Close(given.Tensor("merged").data<float>().ToArray(), KerasCase.Predict(merged, inputs), Tolerance);
        KerasCase.Close(given.Tensor("merged").data<float>().ToArray(), KerasCase.Predict(expected, inputs), Tolerance);
    }

    private static CalibratedConfig WithData(CalibratedConfig config, CalibrationData data, QuantizationLayerStructure structure) =>
        config is GPTQConfig gptq
        ? new GPTQConfig(data, null, gptq.WeightBits, gptq.NumSamples, gptq.CalibrationBatchSize, gptq.PerChannel, gptq.SequenceLength,
            gptq.HessianDamping, gptq.GroupSize, gptq.Symmetric, gptq.ActivationOrder, structure)
        : config is AWQConfig awq ? new AWQConfig(data, null, 4, awq.NumSamples, awq.SequenceLength, awq.GroupSize, awq.NumGridPoints,
            awq.ApplyClip, structure) : throw new InvalidOperationException();

    /// <summary>Integers are equal, floating-point numbers to their rounding.</summary>
    private static void AssertSame(Model expected, Model actual)
    {
        Assert.Equal(expected.Layers.Select(layer => layer.DType.Name), actual.Layers.Select(layer => layer.DType.Name));
        foreach (var (a, b) in expected.AllStoredVariables.Zip(actual.AllStoredVariables))
        {
            Assert.Equal((a.Variable.Name, a.Variable.Shape, a.Variable.DType), (b.Variable.Name, b.Variable.Shape, b.Variable.DType));
            var (left, right) = (a.Variable.Value.to_type(ScalarType.Float32).data<float>().ToArray(),
                b.Variable.Value.to_type(ScalarType.Float32).data<float>().ToArray());
            if (a.Variable.DType is ScalarType.Int8 or ScalarType.Byte)
                Assert.Equal(left, right);
            else
                KerasCase.Close(left, right, 1e-6);
        }
    }

    /// <summary>What the config of each layer says of quantization.</summary>
    private static string[] Layers(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        using var stream = zip.GetEntry("config.json")!.Open();
        var layers = JsonNode.Parse(stream)!["config"]!["layers"]!.AsArray().Where(layer => (string)layer!["class_name"]! != "InputLayer")
            .Select(layer => layer!["config"]!);
        return [.. layers.Select(config => string.Join('\n', Kept.Select(key => $"{key}: {Plain(config[key])?.ToJsonString()}")))];
    }

    /// <summary>Without what is a number of Python's own, and with numbers in one form.</summary>
    private static JsonNode? Plain(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.Where(pair => pair.Key != "shared_object_id")
            .Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Plain)]),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => JsonValue.Create(value.GetValue<double>()),
        _ => node?.DeepClone(),
    };
}

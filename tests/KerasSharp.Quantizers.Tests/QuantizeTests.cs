using KerasSharp.Losses;

namespace KerasSharp.Quantizers.Tests;

/// <summary>What <c>Quantize</c> takes, refuses, reports and leaves behind.</summary>
public sealed class QuantizeTests
{
    [Fact]
    public void The_report_says_what_became_of_each_layer()
    {
        using var warnings = new WarningLog();
        using var model = Sample();
        var report = model.Quantize("int8", filters: "dense", verbose: false);
        Assert.Equal([("s/dense_a", QuantizationMode.Int8, "int8_from_float32"),
            ("s/dense_b", QuantizationMode.Int8, "int8_from_float32")], report.Quantized);
        Assert.Equal([("drop", "filtered out"), ("s/out", "filtered out")], report.Skipped);
        Assert.Empty(warnings.Messages);
        var second = model.Quantize("int4", verbose: false);
        Assert.Equal([("s/out", QuantizationMode.Int4, "int4/128_from_float32")], second.Quantized);
        Assert.Equal(["s/dense_a", "s/dense_b"], second.SkippedByReason(QuantizationReport.SkipAlreadyQuantized));
        Assert.Equal(["drop"], second.SkippedByReason(QuantizationReport.SkipNoSupport));
        Assert.Contains("1 layer(s) were skipped because they do not support quantization (e.g. 'drop')",
            Assert.Single(warnings.Messages), StringComparison.Ordinal);
        Assert.Equal(
            "Quantization report (mode='int4')\n" + new string('=', 65)
                + "\nQuantized 1 layer(s):\n  - s/out (int4): int4/128_from_float32\nSkipped 3 layer(s):\n"
            + "  - s/dense_a: already quantized\n  - drop: no quantize support\n  - s/dense_b: already quantized", second.Render()
                .ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Filters_are_patterns_or_a_function()
    {
        using (var model = Sample())
            Assert.Equal(["s/dense_b", "s/out"], model.Quantize("int8", filters: (string[])["_b$", "^o"], verbose: false)
                .Quantized.Select(layer => layer.Path));
        using (var model = Sample())
            Assert.Equal(["s/out"], model.Quantize("int8", null, layer => layer is Dense { Units: 2 }, verbose: false)
                .Quantized.Select(layer => layer.Path));
    }

    [Fact]
    public void The_summary_says_what_is_stored()
    {
        using var model = Sample();
        Assert.EndsWith("No quantized layers found.", model.QuantizationSummary(verbose: false), StringComparison.Ordinal);
        model.Quantize("int8", filters: "dense", verbose: false);
        var summary = model.QuantizationSummary(verbose: false);
        Assert.Contains("Layer: s/dense_a\n  dtype policy : int8_from_float32\n  weight store : int8 (30 bytes)", summary,
            StringComparison.Ordinal);
        Assert.EndsWith("Quantized layers : 2\nQuantized params : 66\nWeight storage   : 66 bytes quantized vs 264 bytes float32 (4.00x "
            + "smaller)", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Contradictions_and_unknown_modes_are_refused_and_nothing_changes()
    {
        using var model = Sample();
        Assert.Contains("either `mode` or `config`", Assert.Throws<ArgumentException>(() => model.Quantize()).Message,
            StringComparison.Ordinal);
        Assert.Contains("Contradictory", Assert.Throws<ArgumentException>(() => model.Quantize("int4", new Int8QuantizationConfig()))
            .Message, StringComparison.Ordinal);
        Assert.Contains("int9", Assert.Throws<ArgumentException>(() => model.Quantize("int9")).Message, StringComparison.Ordinal);
        Assert.Contains("GPTQConfig", Assert.Throws<ArgumentException>(() => model.Quantize("gptq")).Message, StringComparison.Ordinal);
        Assert.Contains("AWQConfig", Assert.Throws<ArgumentException>(() => model.Quantize("awq")).Message, StringComparison.Ordinal);
        Assert.Contains("dataset", Assert.Throws<ArgumentException>(() => model.Quantize(config: new GPTQConfig(null))).Message,
            StringComparison.Ordinal);
        Assert.Contains("structure", Assert.Throws<ArgumentException>(() => model.Quantize(config: new AWQConfig([1, 2]))).Message,
            StringComparison.Ordinal);
        Assert.All(model.Layers, layer => Assert.Null(layer.QuantizationMode));
        using var empty = new Sequential();
        Assert.Contains("isn't yet built", Assert.Throws<InvalidOperationException>(() => empty.Quantize("int8")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_refuses_what_it_does_not_have()
    {
        using var scope = NewDisposeScope();
        using var dense = new Dense(4);
        Assert.Contains("isn't yet built", Assert.Throws<InvalidOperationException>(() => dense.Quantize("int8")).Message,
            StringComparison.Ordinal);
        dense.EnsureBuilt(Shape.Create([null, 3]));
        Assert.Contains("calibration data", Assert.Throws<NotSupportedException>(() => dense.Quantize(config: new GPTQConfig([1])))
            .Message, StringComparison.Ordinal);
        dense.Quantize("int8");
        Assert.Contains("already quantized", Assert.Throws<InvalidOperationException>(() => dense.Quantize("int8")).Message,
            StringComparison.Ordinal);
        using var embedding = new Embedding(4, 3);
        embedding.EnsureBuilt(Shape.Create([null, 2]));
        Assert.Contains("mode 'float8'", Assert.Throws<NotSupportedException>(() => embedding.Quantize("float8")).Message,
            StringComparison.Ordinal);
        using var einsum = new EinsumDense("ab,bc->ac", [4]);
        einsum.EnsureBuilt(Shape.Create([null, 3]));
        Assert.Throws<NotSupportedException>(() => einsum.Quantize("ternary"));
        using var half = new Dense(4) { DType = "float16" };
        half.EnsureBuilt(Shape.Create([null, 3]));
        Assert.Contains("float16", Assert.Throws<ArgumentException>(() => half.Quantize("int8")).Message, StringComparison.Ordinal);
        using var convolution = new Conv2D(2, 3) { DType = "int8_from_float32" };
        Assert.Contains("int8_from_float32", Assert.Throws<NotSupportedException>(() =>
            convolution.EnsureBuilt(Shape.Create([null, 8, 8, 1]))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int4")]
    [InlineData("int8")]
    public void Low_rank_goes_with_integers_alone(string mode)
    {
        using var dense = new Dense(4, loraRank: 2);
        dense.EnsureBuilt(Shape.Create([null, 3]));
        Assert.Throws<NotSupportedException>(() => dense.Quantize("ternary"));
        Assert.Throws<NotSupportedException>(() => dense.Quantize("float8"));
        Assert.Null(dense.QuantizationMode);
        dense.Quantize(mode);
        Assert.Equal(["lora_kernel_a", "lora_kernel_b"], dense.TrainableWeights.Select(weight => weight.Name)
            .Where(name => name != "bias"));
        using var ternary = new Dense(4);
        ternary.EnsureBuilt(Shape.Create([null, 3]));
        ternary.Quantize("ternary");
        Assert.Contains("LoRA", Assert.Throws<NotSupportedException>(() => ternary.EnableLora(2)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int8", 4.0)]
    [InlineData("int4", 7.0)]
    [InlineData("ternary", 19.0)]
    public void Weights_take_a_fraction_of_the_memory_and_of_the_file(string mode, double times)
    {
        using var folder = new TemporaryFolder();
        using var model = new Sequential([new Input([1024]), new Dense(512, useBias: false)]);
        model.Save(folder["before.keras"]);
        var before = Bytes(model);
        model.Quantize(mode, verbose: false);
        model.Save(folder["after.keras"]);
        // Scales and zero points take some, and what a file says beside the weights.
        Assert.InRange(before / (double)Bytes(model), times * 0.95, 20.5);
        Assert.InRange(new FileInfo(folder["before.keras"]).Length / (double)new FileInfo(folder["after.keras"]).Length, times * 0.75,
            20.5);

        static long Bytes(Model model) => model.Weights.Sum(weight => weight.Value.numel() * weight.Value.ElementSize);
    }

    [Theory]
    [InlineData("int8")]
    [InlineData("int4")]
    [InlineData("ternary")]
    [InlineData("float8")]
    public void No_tensor_is_left_behind(string mode)
    {
        using var warnings = new WarningLog();
        LiveTensors.AssertSteady(() =>
        {
            using var scope = NewDisposeScope();
            using var model = Sample();
            model.Quantize(mode, verbose: false);
            using var x = ones(7, 5);
            for (var i = 0; i < 3; i++)
                model.Predict(x, verbose: 0).Dispose();
        });
    }

    [Fact]
    public void A_policy_builds_quantized_layers()
    {
        using var scope = NewDisposeScope();
        foreach (var policy in (string[])["int8_from_float32", "int4/2_from_float32", "int4_from_float32", "ternary_from_float32",
            "float8_from_float32", "gptq/2/2_from_float32", "awq/4/-1_from_float32"])
        {
            using var dense = new Dense(3) { DType = policy };
            Assert.Equal([2L, 3], dense.Apply(ones(2, 5)).shape);
            Assert.Equal((policy, (QuantizationMode)policy[..policy.IndexOfAny(['_', '/'])]),
                (dense.DType.Name, dense.QuantizationMode!.Value));
        }
    }

    [Fact]
    public void Layers_within_layers_are_quantized_and_keep_their_results_near()
    {
        using var scope = NewDisposeScope();
        using var warnings = new WarningLog();
        var input = new Input([6, 8]);
        using var model = new Model(input, new MultiHeadAttention(2, 4, name: "att").Apply(input, input));
        var x = randn(3, 6, 8);
        var before = model.Predict(x, verbose: 0);
        var report = model.Quantize("int8", verbose: false);
        Assert.Equal(["att/query", "att/key", "att/value", "att/attention_output"], report.Quantized.Select(layer => layer.Path));
        var after = model.Predict(x, verbose: 0);
        Assert.InRange((after - before).abs().max().item<float>(), 1e-6, 0.1 * before.abs().max().item<float>());
    }

    [Fact]
    public void A_compiled_model_evaluates_on_and_asks_to_be_compiled_again_before_it_is_trained()
    {
        using var scope = NewDisposeScope();
        using var warnings = new WarningLog();
        using var model = Sample();
        var (x, y) = (randn(8, 5), randn(8, 2));
        model.Compile("adam", "mse");
        model.Fit(x, y, epochs: 1, verbose: 0);
        model.Quantize("int8", verbose: false);
        Assert.True(double.IsFinite(model.Evaluate(x, y, verbose: 0)[0]));
        Assert.Contains("compile", Assert.ThrowsAny<Exception>(() => model.Fit(x, y, epochs: 1, verbose: 0)).Message,
            StringComparison.OrdinalIgnoreCase);
        model.Compile("adam", "mse");
        model.Fit(x, y, epochs: 1, verbose: 0);
    }

    private static Sequential Sample() => new(name: "s", layers: [new Input([5]), new Dense(6, name: "dense_a"),
        new Dropout(0.5, name: "drop"), new Dense(6, name: "dense_b"), new Dense(2, name: "out")]);
}

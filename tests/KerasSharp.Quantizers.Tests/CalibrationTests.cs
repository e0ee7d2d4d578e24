namespace KerasSharp.Quantizers.Tests;

/// <summary>Calibration beyond what Keras's files show.</summary>
public sealed class CalibrationTests
{
    [Fact]
    public void Sequences_stand_at_even_distances_and_short_texts_are_repeated()
    {
        Assert.Equal([[0, 1, 2], [2, 3, 4], [4, 5, 6]], CalibrationSamples.Draw([.. Enumerable.Range(0, 9)], 3, 3));
        Assert.Equal([[0, 1, 2], [3, 0, 1]], CalibrationSamples.Draw([0, 1, 2, 3], 2, 3));
    }

    [Fact]
    public void The_factor_is_that_of_the_inverse()
    {
        using var scope = NewDisposeScope();
        var x = randn(60, 20, dtype: ScalarType.Float64);
        var hessian = x.t().mm(x) / 60;
        var factor = GptqSolver.InverseFactor(hessian);
        Assert.True(factor.tril(-1).eq(0).all().item<bool>());
        Assert.True(factor.t().mm(factor).mm(hessian).allclose(eye(20, dtype: ScalarType.Float64)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(96)]
    [InlineData(200)]
    public void More_inputs_than_a_block_have_one_scale_a_group_and_less_error_than_rounding(int groupSize)
    {
        using var scope = NewDisposeScope();
        Utils.SetRandomSeed(5);
        var (embedding, dense) = (new Embedding(40, 300, embeddingsInitializer: "random_normal"), new Dense(6, name: "d"));
        var input = new Input([4], dtype: "int32");
        using var model = new Model(input, dense.Apply(embedding.Apply(input)));
        var tokens = Enumerable.Range(0, 640).Select(i => i * 7 % 40).ToArray();
        var x = tensor(tokens.Take(160).ToArray(), [40, 4]);
        var before = model.Predict(x, verbose: 0);
        using var rounded = Model.FromJson(model.ToJson());
        rounded.SetWeights(model.GetWeights());
        rounded.Quantize(config: new Int4QuantizationConfig(blockSize: groupSize), filters: "^d$", verbose: false);
        var report = model.Quantize(config: new GPTQConfig((CalibrationData)(int[][])[tokens], numSamples: 32, sequenceLength: 20,
            groupSize: groupSize,
            quantizationLayerStructure: new([embedding], [dense])), verbose: false);
        Assert.Equal(("d", $"gptq/4/{groupSize}_from_float32"), (report.Quantized.Single().Path, report.Quantized.Single().Scheme));
        Assert.Equal(QuantizationReport.SkipOutsideStructure, report.Skipped.Single().Reason);
        Assert.Equal([6L, groupSize > 0 ? (300 + groupSize - 1) / groupSize : 1],
            dense.Weights.Single(weight => weight.Name == "kernel_scale").Value.shape);
        Assert.InRange(Error(model) / Error(rounded), 0, 0.6);

        float Error(Model other) => (other.Predict(x, verbose: 0) - before).square().mean().item<float>();
    }

    [Fact]
    public void Groups_of_one_sign_keep_their_values()
    {
        using var scope = NewDisposeScope();
        var (embedding, dense) = (new Embedding(9, 8), new Dense(3, useBias: false,
            kernelInitializer: new Initializers.RandomUniform(1, 2)));
        var input = new Input([4], dtype: "int32");
        using var model = new Model(input, dense.Apply(embedding.Apply(input)));
        var x = tensor((int[])[1, 2, 3, 4], [1, 4]);
        var before = model.Predict(x, verbose: 0);
        model.Quantize(config: new AWQConfig((CalibrationData)(int[][])[[1, 2, 3, 4, 5, 6, 7, 8]], numSamples: 1, sequenceLength: 8,
            groupSize: 4, quantizationLayerStructure: new([embedding], [dense])), verbose: false);
        Assert.InRange((model.Predict(x, verbose: 0) - before).abs().max().item<float>(), 0, 0.05);
    }

    [Fact]
    public void A_model_says_what_is_run_and_texts_go_through_the_tokenizer()
    {
        using var scope = NewDisposeScope();
        using var model = new Structured();
        model.Apply(zeros(1, 4, dtype: ScalarType.Int32));
        var config = new GPTQConfig((string[])["abca", "bcab"], text => text.Select(letter => letter - 'a').ToArray(), numSamples: 2,
            sequenceLength: 4, groupSize: -1);
        Assert.Equal(1, model.Quantize(config: config, verbose: false).NumQuantized);
        Assert.Throws<ArgumentException>(() => model.Quantize(config: new GPTQConfig((string[])["abc"], null), verbose: false));
    }

    private sealed class Structured : Model
    {
        private readonly Embedding _embedding = new(3, 6);
        private readonly Dense _dense = new(2);

        public override QuantizationLayerStructure GetQuantizationLayerStructure(QuantizationMode? mode = null) =>
            new([_embedding], [_dense]);

        protected override Tensor Call(Tensor x, bool training) => _dense.Apply(_embedding.Apply(x));
    }
}

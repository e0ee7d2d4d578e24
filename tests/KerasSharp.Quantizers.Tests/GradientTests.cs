namespace KerasSharp.Quantizers.Tests;

/// <summary>Gradients through quantized layers, and training with 8-bit floating-point numbers.</summary>
public sealed class GradientTests
{
    [Theory]
    [InlineData("int8")]
    [InlineData("int4")]
    [InlineData("ternary")]
    public void The_inputs_gradient_is_that_of_the_dequantized_kernel(string mode)
    {
        using var scope = NewDisposeScope();
        using var dense = new Dense(3, useBias: false) { DType = "float64" };
        dense.EnsureBuilt(Shape.Create([null, 4]));
        dense.Quantize(mode);
        var kernel = eye(4, dtype: ScalarType.Float64);
        // Rows of the unit matrix have no error of rounding: their products are the kernel itself.
        var dequantized = dense.Apply(kernel).detach();
        var x = randn(5, 4, dtype: ScalarType.Float64, requires_grad: true);
        var upstream = randn(5, 3, dtype: ScalarType.Float64);
        (dense.Apply(x) * upstream).sum().backward();
        Assert.True(x.grad!.allclose(upstream.mm(dequantized.t()), 1e-6, 1e-9));
    }

    [Theory]
    [InlineData("abc,cde->abde", 2, 3)]
    [InlineData("...x,xy->...y", 7)]
    public void EinsumDense_gives_gradients_too(string equation, params int[] sizes)
    {
        using var scope = NewDisposeScope();
        using var layer = new EinsumDense(equation, sizes.Length == 1 ? [sizes[0]] : [null, sizes[0], sizes[1]]);
        var x = randn(2, 5, 4, requires_grad: true);
        layer.Apply(x);
        layer.Quantize("int8");
        layer.Apply(x).sum().backward();
        var sums = layer.Apply(eye(4).unsqueeze(0)).detach().reshape(4, -1).sum(1);
        Assert.True(x.grad!.allclose(sums.expand_as(x.grad), 1e-4, 1e-5));
    }

    [Fact]
    public void Ellipses_are_quantized_as_letters_are()
    {
        using var scope = NewDisposeScope();
        using var points = new EinsumDense("...x,xy->...y", [7], biasAxes: "y");
        using var letters = new EinsumDense("abx,xy->aby", [null, 7], biasAxes: "y");
        var x = randn(2, 5, 4);
        points.Apply(x);
        letters.Apply(x);
        letters.SetWeights(points.GetWeights());
        foreach (var layer in (Layer[])[points, letters])
            layer.Quantize("int8");
        Assert.Equal(letters.Apply(x).data<float>().ToArray(), points.Apply(x).data<float>().ToArray());
    }

    [Fact]
    public void Training_with_8_bits_rounds_products_and_their_gradients()
    {
        using var scope = NewDisposeScope();
        using var dense = new Dense(2);
        dense.EnsureBuilt(Shape.Create([null, 3]));
        dense.Quantize("float8");
        var kernel = dense.Kernel!.Value.detach().clone();
        var x = tensor((float[])[0.3f, -1.7f, 2.2f, 0.9f, 0.05f, -0.6f], [2, 3], requires_grad: true);
        var upstream = tensor((float[])[0.11f, -0.37f, 0.7f, 1.3f], [2, 2]);
        var y = dense.Apply(x, training: true);
        (y * upstream).sum().backward();
        var (roundedX, roundedKernel) = (Rounded(x.detach(), "float8_e4m3fn"), Rounded(kernel, "float8_e4m3fn"));
        Assert.Equal(roundedX.mm(roundedKernel).data<float>().ToArray(), y.detach().data<float>().ToArray());
        var roundedUpstream = Rounded(upstream, "float8_e5m2");
        Assert.True(x.grad!.allclose(roundedUpstream.mm(roundedKernel.t())));
        Assert.True(dense.Kernel.Value.grad!.allclose(roundedX.t().mm(roundedUpstream)));
        var state = dense.NonTrainableWeights.ToDictionary(weight => weight.Name, weight => weight.Value);
        Assert.Equal([2.2f, kernel.abs().max().item<float>(), 1.3f], new[] { "inputs", "kernel", "outputs_grad" }.Select(name =>
            state[$"{name}_amax_history"][0].item<float>()));
        Assert.All(new[] { "inputs", "kernel", "outputs_grad" }, name => Assert.Equal(1, state[$"{name}_scale"].item<float>()));
        dense.Apply(x.detach(), training: true);
        Assert.Equal(2.2f / 448, state["inputs_scale"].item<float>(), 1e-8);

        static Tensor Rounded(Tensor value, string type) => Quantization.QuantizeAndDequantize(value, tensor(1f), type, ScalarType.Float32);
    }

    [Fact]
    public void Training_with_8_bits_learns_and_predictions_change_no_scale()
    {
        using var scope = NewDisposeScope();
        Utils.SetRandomSeed(3);
        using var model = new Sequential([new Input([8]), new Dense(16, activation: "relu"), new Dense(1)]);
        model.Quantize("float8", verbose: false);
        var x = randn(256, 8);
        var y = x.sum(1, keepdim: true);
        model.Compile(new Optimizers.Adam(0.01), "mse");
        var history = model.Fit(x, y, epochs: 20, verbose: 0);
        Assert.InRange(history["loss"][^1] / history["loss"][0], 0, 0.3);
        var scales = model.NonTrainableWeights.Select(weight => weight.Value.clone()).ToArray();
        model.Predict(x, verbose: 0);
        Assert.All(model.NonTrainableWeights.Zip(scales), pair => Assert.Equal(pair.Second, pair.First.Value));
        LiveTensors.AssertSteady(() => model.TrainOnBatch(x, y));
    }

    [Fact]
    public void A_change_of_low_rank_is_trained_on_a_quantized_kernel()
    {
        using var scope = NewDisposeScope();
        Utils.SetRandomSeed(3);
        var dense = new Dense(4, name: "d");
        using var model = new Sequential([new Input([8]), dense]);
        model.Quantize("int8", verbose: false);
        dense.EnableLora(2);
        var kernel = dense.Kernel!.Value.clone();
        var x = randn(128, 8);
        var y = x.mm(randn(8, 4));
        model.Compile(new Optimizers.Adam(0.05), "mse");
        var history = model.Fit(x, y, epochs: 15, verbose: 0);
        Assert.InRange(history["loss"][^1] / history["loss"][0], 0, 0.95);
        Assert.Equal(kernel, dense.Kernel.Value);
        Assert.NotEqual(0, dense.TrainableWeights.Single(weight => weight.Name == "lora_kernel_b").Value.abs().sum().item<float>());
    }
}

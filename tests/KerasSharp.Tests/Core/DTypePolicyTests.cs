using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Core;

/// <summary>Policies by name, the policy of the process, and trainings in half precision beside Keras's.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class DTypePolicyTests
{
    [Theory]
    [InlineData("float32", ScalarType.Float32, ScalarType.Float32)]
    [InlineData("float64", ScalarType.Float64, ScalarType.Float64)]
    [InlineData("float16", ScalarType.Float16, ScalarType.Float16)]
    [InlineData("bfloat16", ScalarType.BFloat16, ScalarType.BFloat16)]
    [InlineData("mixed_float16", ScalarType.Float16, ScalarType.Float32)]
    [InlineData("mixed_bfloat16", ScalarType.BFloat16, ScalarType.Float32)]
    public void A_name_says_the_types(string name, ScalarType compute, ScalarType variable)
    {
        DTypePolicy policy = name;
        Assert.Equal((name, compute, variable), (policy.Name, policy.ComputeDType, policy.VariableDType));
        using var scope = NewDisposeScope();
        using var layer = new Dense(2) { DType = policy };
        Assert.Equal(compute, layer.Apply(ones(1, 3)).dtype);
        Assert.All(layer.Weights, weight => Assert.Equal(variable, weight.DType));
    }

    [Theory]
    [InlineData("mixed_float64")]
    [InlineData("mixed_int8")]
    [InlineData("int7")]
    [InlineData("Float32")]
    public void Other_names_are_refused(string name)
    {
        var message = Assert.Throws<ArgumentException>(() => new DTypePolicy(name)).Message;
        Assert.Contains($"'{name}'", message, StringComparison.Ordinal);
        Assert.Contains("'mixed_bfloat16'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_is_that_of_layers_and_models_made_from_then_on()
    {
        using var before = new Dense(1);
        using (Default("mixed_bfloat16"))
        {
            using var layer = new Dense(1);
            using var own = new Dense(1) { DType = "float64" };
            using var model = new Sequential([new Input([2]), new Dense(1), new Activation("softmax") { DType = "float32" }]);
            Assert.Equal("mixed_bfloat16", layer.DType.Name);
            Assert.Equal("mixed_bfloat16", ((Config)((Config)layer.GetConfig()["dtype"]!)["config"]!)["name"]);
            Assert.Equal("float64", own.DType.Name);
            Assert.Equal("mixed_bfloat16", model.DType.Name);
            Assert.Equal(ScalarType.BFloat16, model.Layers[0].DType.ComputeDType);
            using var scope = NewDisposeScope();
            Assert.Equal(ScalarType.Float32, model.Apply(ones(1, 2)).dtype);
        }

        Assert.Equal("float32", before.DType.Name);
        Assert.Equal("float32", DTypePolicy.Default.Name);
    }

    [Fact]
    public void FloatX_is_the_default_where_no_policy_is_set()
    {
        try
        {
            KerasConfig.FloatX = ScalarType.Float64;
            Assert.Equal("float64", DTypePolicy.Default.Name);
            using var layer = new Dense(1);
            Assert.Equal(ScalarType.Float64, layer.DType.VariableDType);
        }
        finally
        {
            KerasConfig.FloatX = ScalarType.Float32;
        }
    }

    /// <summary>Recorded with products that are summed in float32 and rounded once, as libtorch 2.10 does; torch 1.13 rounded every partial
    /// sum to bfloat16.</summary>
    [Fact]
    public void A_perceptron_learns_in_bfloat16_as_in_Keras()
    {
        using var scope = NewDisposeScope();
        using var policy = Default("mixed_bfloat16");
        Utils.SetRandomSeed(7);
        using var model = new Sequential([
            new Input([4]), new Dense(16, activation: "tanh"), new LayerNormalization(), new Dense(8, activation: "relu"), new Dense(
                1) { DType = "float32" }]);
        model.Compile(new Adam(0.005), "mse", metrics: ["mae"]);
        var x = (arange(96, ScalarType.Float64).reshape(24, 4) * 0.37).sin().to_type(ScalarType.Float32);
        var y = (x[.., ..1] * x[.., 1..2]) - (0.5 * x[.., 2..3]);

        var history = model.Fit(x, y, epochs: 8, batchSize: 8, shuffle: false, verbose: 0);

        AssertNear([0.59568, 0.36692, 0.25451, 0.18053, 0.1267, 0.09258, 0.07267, 0.05636], history["loss"], 0.02);
        AssertNear([0.62483, 0.48872, 0.42534, 0.35687, 0.30393, 0.25776, 0.22783, 0.20454], history["mae"], 0.02);
        Assert.All(model.Weights, weight => Assert.Equal(ScalarType.Float32, weight.DType));
        Assert.Equal(ScalarType.BFloat16, model.Layers[0].Apply(x).dtype);
        Assert.Equal(ScalarType.Float32, model.Predict(x, verbose: 0).dtype);
    }

    [Fact]
    public void A_convnet_learns_in_bfloat16_as_in_Keras()
    {
        using var scope = NewDisposeScope();
        using var policy = Default("mixed_bfloat16");
        Utils.SetRandomSeed(7);
        using var model = new Sequential([
            new Input([8, 8, 1]), new Conv2D(
                4, 3, activation: "relu"), new MaxPooling2D(), new BatchNormalization(), new Flatten(), new Dense(
                3, activation: "softmax")]);
        model.Compile(new SGD(0.05, momentum: 0.9), "sparse_categorical_crossentropy");
        var x = (arange(384, ScalarType.Float64).reshape(6, 8, 8, 1) * 0.11).sin().to_type(ScalarType.Float32);

        var history = model.Fit(x, new[] { 0, 1, 2, 0, 1, 2 }, epochs: 6, batchSize: 6, shuffle: false, verbose: 0);

        AssertNear([1.70298, 1.26763, 1.12485, 1.14179, 1.07553, 0.97985], history["loss"], 0.05);
        Assert.Equal(ScalarType.BFloat16, model.Predict(x, verbose: 0).dtype);
    }

    [Fact]
    public void Mixed_float16_scales_the_loss_unless_told_not_to()
    {
        using var scope = NewDisposeScope();
        using var policy = Default("mixed_float16");
        using var model = new Sequential([new Input([2]), new Dense(1, kernelInitializer: "ones") { DType = "float32" }]);
        var given = new SGD(0.1);
        model.Compile(given, "mse");
        var scaling = Assert.IsType<LossScaleOptimizer>(model.Optimizer);
        Assert.Equal("loss_scale_optimizer", scaling.Name);
        Assert.Same(given, scaling.InnerOptimizer);
        Assert.Equal("SGD", ((Config)model.GetCompileConfig()["optimizer"]!)["class_name"]);

        var own = new LossScaleOptimizer(new SGD(0.1), initialScale: 8);
        model.Compile(own, "mse");
        Assert.Same(own, model.Optimizer);

        var plain = new SGD(0.1);
        model.Compile(plain, "mse", autoScaleLoss: false);
        Assert.Same(plain, model.Optimizer);
    }

    [Fact]
    public void A_scaled_training_makes_the_same_steps()
    {
        using var scope = NewDisposeScope();
        using var policy = Default("mixed_float16");
        double[] Losses(bool scaled)
        {
            using var model = new Sequential([
                new Input([4]), new Dense(
                    6, activation: "tanh", kernelInitializer: new KerasSharp.Initializers.RandomUniform(seed: 3)), new Dense(
                    1, kernelInitializer: "ones")]);
            model.Compile(new SGD(0.1), "mse", autoScaleLoss: scaled);
            var x = (arange(64, ScalarType.Float32).reshape(16, 4) * 0.37).sin();
            return [.. model.Fit(x, x[.., ..1], epochs: 6, batchSize: 16, shuffle: false, verbose: 0)["loss"]];
        }

        var scaled = Losses(scaled: true);
        AssertNear(Losses(scaled: false), scaled, 0.01);
        Assert.True(scaled[^1] < scaled[0]);
    }

    [Theory]
    [InlineData("mixed_bfloat16", 1)]
    [InlineData("float32", 1)]
    public void Other_policies_leave_the_optimizer_alone(string name, int units)
    {
        using var policy = Default(name);
        using var model = new Sequential([new Input([2]), new Dense(units)]);
        var given = new SGD(0.1);
        model.Compile(given, "mse");
        Assert.Same(given, model.Optimizer);
    }

    private static void AssertNear(double[] expected, IReadOnlyList<double> actual, double share)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(
                Math.Abs(
                expected[i] - actual[i]) <= share * expected[i],
                $"Epoch {i + 1}: expected {expected[i]}, got {actual[i]} ({string.Join(", ", actual)}).");
    }

    private static Restored Default(string name)
    {
        DTypePolicy.Default = name;
        return new Restored();
    }

    private sealed class Restored : IDisposable
    {
        public void Dispose() => DTypePolicy.Default = null;
    }
}

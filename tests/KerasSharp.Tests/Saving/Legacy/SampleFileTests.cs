using KerasSharp.Optimizers;
using static KerasSharp.Tests.Saving.Legacy.LegacyFile;

namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>A small file of each kind that older versions wrote. Weights are n / 10 - 0.3, so what a model must predict follows by
/// arithmetic.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class SampleFileTests
{
    private static readonly float[] X = [1, 2, 3];

    private static readonly float[] Sequence = [1, -2, 3, 0.5f];

    // x · [[-0.3, -0.2], [-0.1, 0], [0.1, 0.2]] + [-0.3, -0.2]
    private static readonly float[] DenseOutput = [-0.5f, 0.2f];

    [Theory]
    [InlineData("01_list_sequential.h5")]
    [InlineData("05_hdf5_in.keras")]
    [InlineData("06_custom_adam.h5")]
    [InlineData("07_mean_metric_wrapper.h5")]
    [InlineData("08_reduction_auto.h5")]
    [InlineData("10_initializer_dtype.h5")]
    [InlineData("14c_nested_sequential.h5")]
    [InlineData("15_float_dtype_policy.keras")]
    [InlineData("17_keras213.keras")]
    [InlineData("17b_keras215_backslash.keras")]
    [InlineData("20_keras1_dense.h5")]
    public void A_dense_layer_predicts_what_it_did(string file) => Predicts(file, DenseOutput, [1, 3], X);

    [Theory]
    [InlineData("14_nested_node1.h5")]
    [InlineData("14d_functional.h5")]
    [InlineData("14e_fun_model.h5")]
    [InlineData("14f_model_model.h5")]
    [InlineData("14g_seq_fun.h5")]
    [InlineData("14h_seq_input_fun.h5")]
    public void A_model_within_a_model_predicts_what_it_did(string file)
    {
        // The inner model, then · [[-0.3], [-0.2]] - 0.3
        var expected = (DenseOutput[0] * -0.3f) + (DenseOutput[1] * -0.2f) - 0.3f;
        Predicts(file, [expected], [1, 3], X);
    }

    [Fact]
    public void Two_models_in_a_row_predict_what_they_did()
    {
        var first = Dense(X, 3);
        Predicts("14b_two_nested.h5", Dense(first, 2), [1, 3], X);
    }

    [Fact]
    public void A_leaky_relu_as_an_activation_computes() => Predicts("16_activation_layer.keras", [-0.5f * 0.3f, 0.2f], [1, 3], X);

    [Fact]
    public void An_embedding_with_input_length_looks_up() =>
        Predicts("09_input_length.h5", [-0.1f, 0, 0.5f, 0.6f, -0.3f, -0.2f, 0.1f, 0.2f], [1, 4], 1, 4, 0, 2);

    [Fact]
    public void A_transposed_convolution_with_groups_computes()
    {
        // Strides are the kernel's size: each value is multiplied with the kernel [-0.3, -0.2, -0.1, 0], then the bias of -0.3.
        float[] x = [1, 2, 0, 0, 0, 0, 0, 0, 0];
        var output = Enumerable.Repeat(-0.3f, 36).ToArray();
        foreach (
            var (place, value) in ((int, float)[])[(0, -0.3f), (1, -0.2f), (6, -0.1f), (7, 0), (2, -0.6f), (3, -0.4f), (8, -0.2f), (9, 0)])
            output[place] += value;
        Predicts("11_transpose_groups.h5", output, [1, 3, 3, 1], x);
    }

    [Fact]
    public void A_convolution_of_Keras_1_computes()
    {
        float[] x = [.. Enumerable.Range(0, 16).Select(i => (float)(i % 5) - 3)];
        var expected = new List<float>();
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
                expected.Add(Math.Max(0, (-0.3f * At(row, column)) + (-0.2f * At(row, column + 1)) + (-0.1f * At(row + 1, column)) - 0.3f));
        }

        Predicts("21_keras1_conv.h5", [.. expected], [1, 4, 4, 1], x);

        float At(int row, int column) => x[(4 * row) + column];
    }

    [Fact]
    public void A_CuDNNLSTM_adds_its_two_biases()
    {
        float h = 0, c = 0;
        foreach (var x in Sequence)
        {
            var z = Enumerable.Range(0, 4).Select(gate => ((x + h) * Value(gate)) + Value(gate) + Value(gate + 4)).ToArray();
            c = (Sigmoid(z[1]) * c) + (Sigmoid(z[0]) * MathF.Tanh(z[2]));
            h = Sigmoid(z[3]) * MathF.Tanh(c);
        }

        Predicts("13_cudnn_lstm.h5", [h], [1, 4, 1], Sequence);
    }

    [Fact]
    public void A_GRU_without_reset_after_resets_the_state_before_the_product()
    {
        float h = 0;
        foreach (var x in Sequence)
        {
            var (update, reset) = (Sigmoid(((x + h) * Value(0)) + Value(0)), Sigmoid(((x + h) * Value(1)) + Value(1)));
            h = (update * h) + ((1 - update) * MathF.Tanh((x * Value(2)) + (reset * h * Value(2)) + Value(2)));
        }

        Predicts("19_gru_without_reset_after.h5", [h], [1, 4, 1], Sequence);
    }

    [Fact]
    public void An_operator_of_TensorFlow_is_an_operation() => Predicts("22_tfoplambda.h5", [2, 3, 4], [1, 3], X);

    [Theory]
    [InlineData("01_list_sequential.json")]
    [InlineData("02_json_batch_input_shape.json")]
    [InlineData("03_json_model.json")]
    public void A_text_becomes_a_model_with_its_weights(string file)
    {
        using var model = Model.FromJson(File.ReadAllText(Sample(file)));
        Assert.Equal(["d"], model.Layers.Where(layer => layer is not InputLayer).Select(layer => layer.Name));
        Assert.Equal([3, 2], model.Weights[0].Value.shape);
        Assert.Equal(2, Predict(model, tensor(X).reshape(1, 3)).Length);
    }

    [Fact]
    public void A_compilation_is_read()
    {
        using var model = Model.Load(Sample("07_mean_metric_wrapper.h5"));
        Assert.IsType<Adam>(model.Optimizer);
        using var scope = NewDisposeScope();
        var history = model.Fit(tensor(X).reshape(1, 3), tensor((float[])[0, 1]).reshape(1, 2), verbose: 0);
        Assert.Equal(["accuracy", "loss"], history.Keys);
    }

    private static float Value(int n) => (n / 10f) - 0.3f;

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));

    /// <summary>x · W + b with W and b by the formula.</summary>
    private static float[] Dense(float[] x, int units)
    {
        var (kernel, bias) = (Values(x.Length * units), Values(units));
        return [.. Enumerable.Range(0, units).Select(
            unit => x.Select((value, i) => value * kernel[(i * units) + unit]).Sum() + bias[unit])];
    }

    private static void Predicts(string file, float[] expected, long[] shape, params float[] x)
    {
        using var log = new Testing.WarningLog();
        using var scope = NewDisposeScope();
        using var model = Model.Load(Sample(file));
        Near(expected, Predict(model, tensor(x).reshape(shape)));
        Assert.Empty(log.Messages);
    }
}

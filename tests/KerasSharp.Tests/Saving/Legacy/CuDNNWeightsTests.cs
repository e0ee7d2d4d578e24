using static KerasSharp.Tests.Saving.Legacy.LegacyFile;

namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>CuDNN's layers: each gate's matrices transposed, a bias for the input and one for the state.</summary>
public sealed class CuDNNWeightsTests
{
    private const int Units = 2, Features = 3;
    private static readonly float[] X = [0.5f, -1, 2, 1, 0.3f, -0.7f];

    [Fact]
    public void A_CuDNNLSTM_is_an_LSTM()
    {
        using var file = OfModel(Config("CuDNNLSTM"), "2.2.4").Layer(
            "r", ("r/kernel:0", [3, 8]), ("r/recurrent_kernel:0", [2, 8]), ("r/bias:0", [16]));
        using var model = Model.Load(file.Path);
        using var scope = NewDisposeScope();
        var (wx, wh, b) = Weights(4);
        float[] h = new float[Units], c = new float[Units];
        for (var t = 0; t < 2; t++)
        {
            var z = Gates(4, t, h, wx, wh, (gate, unit) => b[(gate * Units) + unit] + b[((4 + gate) * Units) + unit]);
            for (var u = 0; u < Units; u++)
                c[u] = (Sigmoid(z[1][u]) * c[u]) + (Sigmoid(z[0][u]) * MathF.Tanh(z[2][u]));
            h = [.. Enumerable.Range(0, Units).Select(u => Sigmoid(z[3][u]) * MathF.Tanh(c[u]))];
        }

        Near(h, Predict(model, tensor(X).reshape(1, 2, Features)));
    }

    [Fact]
    public void A_CuDNNGRU_is_a_GRU_with_reset_after()
    {
        using var file = OfModel(Config("CuDNNGRU"), "2.2.4").Layer(
            "r", ("r/kernel:0", [3, 6]), ("r/recurrent_kernel:0", [2, 6]), ("r/bias:0", [12]));
        using var model = Model.Load(file.Path);
        using var scope = NewDisposeScope();
        var (wx, wh, b) = Weights(3);
        var h = new float[Units];
        for (var t = 0; t < 2; t++)
        {
            var x = Gates(3, t, new float[Units], wx, wh, (gate, unit) => b[(gate * Units) + unit]);
            var r = Gates(3, -1, h, wx, wh, (gate, unit) => b[((3 + gate) * Units) + unit]);
            h = [.. Enumerable.Range(0, Units).Select(u =>
            {
                var (update, reset) = (Sigmoid(x[0][u] + r[0][u]), Sigmoid(x[1][u] + r[1][u]));
                return (update * h[u]) + ((1 - update) * MathF.Tanh(x[2][u] + (reset * r[2][u])));
            })];
        }

        Near(h, Predict(model, tensor(X).reshape(1, 2, Features)));
    }

    [Fact]
    public void Within_Bidirectional_too()
    {
        var config = """
            {"class_name": "Sequential", "config": {"name": "s", "layers": [{"class_name": "Bidirectional", "config": {"name": "b", "batch_input_shape": [null, 2, 3], "merge_mode": "concat",
            "layer": {"class_name": "CuDNNLSTM", "config": {"name": "r", "units": 2, "return_sequences": false, "go_backwards": false, "stateful": false, "unit_forget_bias": true}}}}]}}
            """;
        (string, long[])[] weights = [("kernel:0", [3, 8]), ("recurrent_kernel:0", [2, 8]), ("bias:0", [16])];
        using var file = OfModel(config, "2.2.4")
            .Layer("b", [.. weights.Select(w => ("b/forward_r/" + w.Item1, w.Item2)), .. weights.Select(
            w => ("b/backward_r/" + w.Item1, w.Item2))]);
        using var single = OfModel(Config("CuDNNLSTM"), "2.2.4").Layer(
            "r", ("r/kernel:0", [3, 8]), ("r/recurrent_kernel:0", [2, 8]), ("r/bias:0", [16]));
        using var both = Model.Load(file.Path);
        using var one = Model.Load(single.Path);
        using var scope = NewDisposeScope();
        float[] reversed = [.. X[3..], .. X[..3]];
        Near([.. Predict(one, tensor(X).reshape(1, 2, 3)), .. Predict(one, tensor(reversed).reshape(1, 2, 3))], Predict(
            both, tensor(X).reshape(1, 2, 3)));
    }

    private static string Config(string className) => $$$$$$"""
        {"class_name": "Sequential", "config": {"name": "s", "layers": [{"class_name": "{{{{{{className}}}}}}", "config": {"name": "r", "batch_input_shape": [null, 2, 3], "units": 2,
        "return_sequences": false, "return_state": false, "go_backwards": false, "stateful": false, "kernel_initializer": {"class_name": "VarianceScaling", "config": {"scale": 1.0,
        "mode": "fan_avg", "distribution": "normal", "seed": null}}}}]}}
        """;

    private static (float[] Kernel, float[] Recurrent, float[] Bias) Weights(int gates) =>
        (Values(Features * Units * gates), Values(Units * Units * gates), Values(2 * Units * gates));

    /// <summary>The gates' sums: a gate's part of the matrix, its columns, holds the values of (units, in), row after row.</summary>
    private static float[][] Gates(int gates, int t, float[] h, float[] kernel, float[] recurrent, Func<int, int, float> bias) =>
        [.. Enumerable.Range(0, gates).Select(gate => Enumerable.Range(0, Units).Select(unit =>
        {
            var sum = bias(gate, unit);
            for (var i = 0; i < Features && t >= 0; i++)
            {
                var flat = (unit * Features) + i;
                sum += X[(t * Features) + i] * kernel[(flat / Units * Units * gates) + (gate * Units) + (flat % Units)];
            }

            for (var j = 0; j < Units; j++)
                sum += h[j] * recurrent[(unit * Units * gates) + (gate * Units) + j];
            return sum;
        }).ToArray())];

    private static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
}

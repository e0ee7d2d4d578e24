using KerasSharp.Optimizers;

namespace KerasSharp.Tests.Training;

/// <summary>A model of two outputs, a and b, and data for it, of which real Keras's numbers are known.</summary>
internal static class TwoOutputs
{
    public static Tensor X => Counted(4, 3, 7);

    public static Tensor A => Counted(4, 2, 3);

    public static Tensor B => Counted(4, 1, 5);

    public static Tensor WeightsOfA => tensor(new[] { 1f, 2, 0, 3 });

    public static Tensor WeightsOfB => tensor(new[] { 0.5f, 1, 4, 0 });

    /// <summary>Outputs a and b; as a dictionary under the names q and p.</summary>
    public static Model Model(bool named = false)
    {
        var x = new Input(3, name: "x");
        var (a, b) =
            (new Dense(2, kernelInitializer: "ones", name: "a").Apply(x), new Dense(1, kernelInitializer: "ones", name: "b").Apply(x));
        return named ? new Model(x, new() { ["q"] = a, ["p"] = b }) : new Model(x, [a, b]);
    }

    /// <summary>The first output alone.</summary>
    public static Sequential One() => new([new Input([3]), new Dense(2, kernelInitializer: "ones", name: "a")]);

    public static void Compile(
        Model model, LossSpec? loss = null, MetricSpec? metrics = null, LossWeights? lossWeights = null,
        MetricSpec? weightedMetrics = null) =>
        model.Compile(new SGD(), loss ?? "mse", lossWeights, metrics, weightedMetrics);

    /// <summary>Names and values of a history, as <c>loss=1.5/0.5, val_loss=…</c>.</summary>
    public static string Describe(History history) => string.Join(", ", history.Keys.Select(key => FormattableString.Invariant(
        $"{key}={string.Join("/", history[key].Select(value => FormattableString.Invariant($"{value:F5}")))}")));

    private static Tensor Counted(int rows, int columns, int divisor)
    {
        using var scope = NewDisposeScope();
        return (arange(rows * columns, ScalarType.Float32).reshape(rows, columns) / divisor).MoveToOuterDisposeScope();
    }
}

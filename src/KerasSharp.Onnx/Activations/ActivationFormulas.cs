namespace KerasSharp.Onnx;

/// <summary>Keras's activation functions: each method has the name of the function's class, and its parameters those of the function's
/// config.</summary>
internal static class ActivationFormulas
{
    private const double GeluScale = 0.7978845608028654;

    public static OnnxValue Linear(OnnxValue x) => x;

    public static OnnxValue Relu(OnnxValue x, double negativeSlope, double? maxValue, double threshold)
    {
        if (negativeSlope == 0 && threshold == 0)
            return maxValue is { } bound ? x.Clip(0, bound) : x.Relu();
        if (maxValue is null && threshold == 0)
            return LeakyRelu(x, negativeSlope);
        var y = threshold != 0 ? (x > threshold).Where(x, x.Like(0)) : x.Relu();
        if (maxValue is { } max)
            y = y.Clip(null, max);
        return negativeSlope == 0 ? y : y - ((threshold - x).Relu() * negativeSlope);
    }

    public static OnnxValue Relu6(OnnxValue x) => x.Clip(0, 6);

    public static OnnxValue LeakyRelu(OnnxValue x, double negativeSlope) => x.Unary("LeakyRelu", ("alpha", negativeSlope));

    public static OnnxValue Sigmoid(OnnxValue x) => x.Sigmoid();

    public static OnnxValue Tanh(OnnxValue x) => x.Tanh();

    public static OnnxValue Exponential(OnnxValue x) => x.Exp();

    public static OnnxValue Elu(OnnxValue x, double alpha) => x.Unary("Elu", ("alpha", alpha));

    public static OnnxValue Celu(OnnxValue x, double alpha) => x.Relu() + (((x.Clip(null, 0) / alpha).Exp() - 1) * alpha);

    public static OnnxValue Selu(OnnxValue x) => x.Unary("Selu");

    public static OnnxValue Gelu(OnnxValue x, bool approximate) => approximate
        ? x * (((x * ((x.Square() * (0.044715 * GeluScale)) + GeluScale)).Tanh() + 1) * 0.5)
        : x.Unary("Gelu");

    public static OnnxValue Glu(OnnxValue x, int axis)
    {
        var halves = x.Chunk(2, axis);
        return halves[0] * halves[1].Sigmoid();
    }

    public static OnnxValue Silu(OnnxValue x) => x * x.Sigmoid();

    public static OnnxValue HardSigmoid(OnnxValue x) => ((x / 6) + 0.5).Clip(0, 1);

    public static OnnxValue HardSilu(OnnxValue x) => x * HardSigmoid(x);

    public static OnnxValue HardTanh(OnnxValue x) => x.Clip(-1, 1);

    public static OnnxValue HardShrink(OnnxValue x, double threshold) => (x.Abs() > threshold).Where(x, x.Like(0));

    public static OnnxValue SoftShrink(OnnxValue x, double threshold) =>
        (x > threshold).Where(x - threshold, (x < -threshold).Where(x + threshold, x.Like(0)));

    public static OnnxValue TanhShrink(OnnxValue x) => x - x.Tanh();

    public static OnnxValue Softplus(OnnxValue x) => x.Relu() + ((-x.Abs()).Exp() + 1).Log();

    public static OnnxValue LogSigmoid(OnnxValue x) => -Softplus(-x);

    public static OnnxValue Softsign(OnnxValue x) => x / (x.Abs() + 1);

    public static OnnxValue Mish(OnnxValue x) => x * Softplus(x).Tanh();

    public static OnnxValue Squareplus(OnnxValue x, double b) => (x + (x.Square() + b).Sqrt()) * 0.5;

    public static OnnxValue SparsePlus(OnnxValue x) => (x <= -1).Where(x.Like(0), (x < 1).Where((x + 1).Square() * 0.25, x));

    public static OnnxValue SparseSigmoid(OnnxValue x) => (x.Clip(-1, 1) + 1) * 0.5;

    public static OnnxValue Threshold(OnnxValue x, double threshold, double defaultValue) => (x > threshold).Where(x, x.Like(defaultValue));

    public static OnnxValue LogSoftmax(OnnxValue x, int axis) => x.LogSoftmax(axis);

    public static OnnxValue Softmax(OnnxValue x, Axes axis)
    {
        if (axis.Count == 1)
            return x.Softmax(axis[0]);
        var along = axis.Resolve(x.Rank, "axis", "softmax");
        var powers = (x - x.Max(along, keepdims: true)).Exp();
        return powers / powers.Sum(along, keepdims: true);
    }

    public static OnnxValue Sparsemax(OnnxValue x, int axis)
    {
        var along = axis < 0 ? axis + x.Rank : axis;
        var sorted = x.TopK(x.Dim(along), along).Values;
        var sums = sorted.CumulativeSum(along);
        var rank = (x.Builder.Range(x.Dim(along)).Cast(x.Type) + 1)
            .Reshape([.. Enumerable.Range(0, x.Rank).Select(i => i == along ? x.Dim(along) : 1)]);
        var support = (sorted - ((sums - 1) / rank)) > 0;
        var size = support.Cast(x.Type).Sum([along], keepdims: true);
        // As in Keras, whose threshold comes from the running sums.
        var threshold = (support.Where(sums, x.Like(0)).Sum([along], keepdims: true) - 1) / size;
        return (x - threshold).Relu();
    }
}

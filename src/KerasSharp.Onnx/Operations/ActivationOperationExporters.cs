namespace KerasSharp.Onnx;

/// <summary>Activation functions, as operations.</summary>
[ExportsOperations]
internal static class ActivationOperationExporters
{
    public static OnnxValue Relu(OnnxValue x) => x.Relu();

    public static OnnxValue Relu6(OnnxValue x) => x.Clip(0, 6);

    public static OnnxValue Sigmoid(OnnxValue x) => Promoted.Floating(x).Sigmoid();

    public static OnnxValue Softplus(OnnxValue x) => ActivationFormulas.Softplus(x);

    public static OnnxValue Softsign(OnnxValue x) => ActivationFormulas.Softsign(x);

    public static OnnxValue SoftShrink(OnnxValue x, double threshold) => ActivationFormulas.SoftShrink(x, threshold);

    public static OnnxValue Silu(OnnxValue x) => ActivationFormulas.Silu(x);

    public static OnnxValue SparseSigmoid(OnnxValue x) => ActivationFormulas.SparseSigmoid(x);

    public static OnnxValue SparsePlus(OnnxValue x) => ActivationFormulas.SparsePlus(x);

    public static OnnxValue Squareplus(OnnxValue x, double b) => ActivationFormulas.Squareplus(x, b);

    public static OnnxValue LogSigmoid(OnnxValue x) => ActivationFormulas.LogSigmoid(x);

    public static OnnxValue LeakyRelu(OnnxValue x, double negativeSlope) => ActivationFormulas.LeakyRelu(x, negativeSlope);

    public static OnnxValue HardSigmoid(OnnxValue x) => ActivationFormulas.HardSigmoid(x);

    public static OnnxValue HardSilu(OnnxValue x) => ActivationFormulas.HardSilu(x);

    public static OnnxValue Elu(OnnxValue x, double alpha) => ActivationFormulas.Elu(x, alpha);

    public static OnnxValue Selu(OnnxValue x) => ActivationFormulas.Selu(x);

    public static OnnxValue Gelu(OnnxValue x, bool approximate) => ActivationFormulas.Gelu(x, approximate);

    public static OnnxValue Celu(OnnxValue x, double alpha) => ActivationFormulas.Celu(x, alpha);

    public static OnnxValue Glu(OnnxValue x, int axis) => ActivationFormulas.Glu(x, axis);

    public static OnnxValue TanhShrink(OnnxValue x) => ActivationFormulas.TanhShrink(x);

    public static OnnxValue HardTanh(OnnxValue x) => ActivationFormulas.HardTanh(x);

    public static OnnxValue HardShrink(OnnxValue x, double threshold) => ActivationFormulas.HardShrink(x, threshold);

    public static OnnxValue Threshold(OnnxValue x, double threshold, double defaultValue) =>
        ActivationFormulas.Threshold(x, threshold, defaultValue);

    public static OnnxValue Softmax(OnnxValue x, int? axis)
    {
        var (row, along) = Promoted.Row(x, axis);
        return row.Softmax(along).Reshape(x.Dims());
    }

    public static OnnxValue LogSoftmax(OnnxValue x, int? axis)
    {
        var (row, along) = Promoted.Row(x, axis);
        return row.LogSoftmax(along).Reshape(x.Dims());
    }

    public static OnnxValue Sparsemax(OnnxValue x, int axis) => ActivationFormulas.Sparsemax(x, axis);
}

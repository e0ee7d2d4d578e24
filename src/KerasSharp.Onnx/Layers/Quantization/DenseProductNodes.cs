namespace KerasSharp.Onnx;

/// <summary>The product over the last axis of the input and the first of the kernel.</summary>
internal sealed class DenseProductNodes : ProductNodes
{
    /// <inheritdoc/>
    public override OnnxValue Multiply(OnnxValue x, OnnxValue kernel) => x.MatMul(kernel);

    /// <inheritdoc/>
    public override OnnxValue MultiplyIntegers(OnnxValue x, OnnxValue kernel) => MatMulInteger(x, kernel);

    /// <inheritdoc/>
    public override int[] InputAxes(OnnxValue x) => [x.Rank - 1];

    /// <inheritdoc/>
    public override OnnxValue ScaleToOutput(OnnxValue scale) => scale;
}

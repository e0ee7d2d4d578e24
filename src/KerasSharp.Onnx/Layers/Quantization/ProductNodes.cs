namespace KerasSharp.Onnx;

/// <summary>How a layer multiplies its input by its kernel.</summary>
internal abstract class ProductNodes
{
    /// <summary>The product.</summary>
    public abstract OnnxValue Multiply(OnnxValue x, OnnxValue kernel);

    /// <summary>The product of int8, in int32 or exact in a floating type.</summary>
    public abstract OnnxValue MultiplyIntegers(OnnxValue x, OnnxValue kernel);

    /// <summary>The input's axes that are summed over.</summary>
    public abstract int[] InputAxes(OnnxValue x);

    /// <summary>Scales of the input, of size 1 along the axes that are summed over, so that they broadcast over the output.</summary>
    public abstract OnnxValue ScaleToOutput(OnnxValue scale);

    /// <summary>The operator for products of int8.</summary>
    protected static OnnxValue MatMulInteger(OnnxValue x, OnnxValue kernel) =>
        x.Builder.Add("MatMulInteger", [x, kernel], ElementType.Int32, Shapes.MatMul(x.Shape, kernel.Shape));
}

namespace KerasSharp.Onnx;

/// <summary>Classes as vectors.</summary>
[ExportsOperations]
internal static class ClassVectorExporters
{
    public static OnnxValue OneHot(OnnxValue x, int numClasses, int axis, ScalarType dtype) =>
        x.Cast(ElementType.Int64).Unsqueeze(-1).Same(x.Builder.Range(numClasses)).Cast(dtype.ToOnnx()).MoveAxis(-1, axis);

    public static OnnxValue MultiHot(OnnxValue inputs, int numClasses, int axis, ScalarType dtype) =>
        OneHot(inputs, numClasses, axis, dtype).Max([inputs.Rank <= 1 ? 0 : 1]);
}

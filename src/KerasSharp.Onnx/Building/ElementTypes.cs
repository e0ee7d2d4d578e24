namespace KerasSharp.Onnx;

/// <summary>Element types of ONNX and of TorchSharp.</summary>
internal static class ElementTypes
{
    private static readonly Dictionary<ScalarType, ElementType> ByScalar = new()
    {
        [ScalarType.Float32] = ElementType.Float,
        [ScalarType.Float64] = ElementType.Double,
        [ScalarType.Float16] = ElementType.Float16,
        [ScalarType.BFloat16] = ElementType.Bfloat16,
        [ScalarType.Byte] = ElementType.Uint8,
        [ScalarType.Int8] = ElementType.Int8,
        [ScalarType.Int16] = ElementType.Int16,
        [ScalarType.Int32] = ElementType.Int32,
        [ScalarType.Int64] = ElementType.Int64,
        [ScalarType.Bool] = ElementType.Bool,
        // The number of c10::ScalarType for float8_e4m3fn.
        [(ScalarType)24] = ElementType.Float8E4M3Fn,
    };

    private static readonly Dictionary<ElementType, ScalarType> ByElement = ByScalar.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>ONNX's name for a type of TorchSharp.</summary>
    public static ElementType ToOnnx(this ScalarType type) =>
        ByScalar.TryGetValue(type, out var element) ? element : throw new OnnxExportException(
        null, $"tensors of type {type} have no counterpart in ONNX that OnnxRuntime computes with");

    /// <summary>TorchSharp's name for a type of ONNX.</summary>
    public static ScalarType ToTorch(this ElementType type) => ByElement[type];

    /// <summary>Whether values of a type are floating-point numbers.</summary>
    public static bool IsFloating(this ElementType type) =>
        type is ElementType.Float or ElementType.Double or ElementType.Float16 or ElementType.Bfloat16;

    /// <summary>The type in which an operation on two types computes.</summary>
    public static ElementType Promote(ElementType a, ElementType b) => a == b ? a : promote_types(a.ToTorch(), b.ToTorch()).ToOnnx();
}

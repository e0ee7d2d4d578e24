namespace KerasSharp.Onnx;

/// <summary>Where OnnxRuntime's CPU kernels lack an element type that ONNX allows: the node then computes in another, between
/// casts.</summary>
/// <remarks>For float16 OnnxRuntime adds such casts itself. Held against OnnxRuntime 1.31.</remarks>
internal static class KernelTypes
{
    private static readonly HashSet<string> WithoutDouble =
    [
        "AveragePool", "Conv", "ConvTranspose", "LSTM", "GRU", "RNN", "Elu", "Selu", "LeakyRelu", "PRelu", "Erf", "Gelu", "Resize",
    ];

    private static readonly HashSet<string> OfAnyType = ["Cast", "Identity", "Loop", "Scan"];

    /// <summary>The type that is replaced, and the one to compute in; null for the operands' own.</summary>
    public static (ElementType From, ElementType To)? Computes(string operation, OnnxValue?[] inputs)
    {
        if (WithoutDouble.Contains(operation) && Array.Exists(inputs, input => input?.Type == ElementType.Double))
            return (ElementType.Double, ElementType.Float);
        return !OfAnyType.Contains(operation) && Array.Exists(inputs, input => input?.Type == ElementType.Bfloat16)
            ? (ElementType.Bfloat16, ElementType.Float) : null;
    }
}

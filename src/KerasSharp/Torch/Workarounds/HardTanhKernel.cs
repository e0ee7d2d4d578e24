namespace KerasSharp.Torch;

/// <summary>The function hardtanh.</summary>
/// <remarks>TorchSharp 0.107.0: <c>functional.hardtanh</c> and <c>Tensor.hardtanh</c> declare the native function without a result: they
/// give the input back, and the result leaks. The in-place function is declared as it is. No longer needed when <c>functional.hardtanh</c>
/// of 2 is 1.</remarks>
internal static class HardTanhKernel
{
    /// <summary><c>min(max(x, −1), 1)</c>; at the bounds the gradient is 0, unlike that of <c>clamp</c>.</summary>
    public static Tensor HardTanh(this Tensor x) => x.clone().hardtanh_(-1, 1);
}

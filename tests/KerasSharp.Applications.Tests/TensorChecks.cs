namespace KerasSharp.Applications.Tests;

/// <summary>Comparisons of tensors.</summary>
internal static class TensorChecks
{
    /// <summary>Whether two tensors have the same shape and the same values.</summary>
    public static bool Same(this Tensor a, Tensor b) => a.shape.AsSpan().SequenceEqual(b.shape) && a.eq(b).all().item<bool>();
}

namespace KerasSharp.Core;

/// <summary>The sizes of tensors, where every step asks for them.</summary>
internal static class TensorSizes
{
    /// <summary>The sizes, axis by axis.</summary>
    /// <remarks>TorchSharp's <c>shape</c> hands a delegate to native code that fills a pinned array: several times the cost of a call for
    /// each axis.</remarks>
    public static long[] ToSizes(this Tensor x)
    {
        var sizes = new long[x.Dimensions];
        for (var axis = 0; axis < sizes.Length; axis++)
            sizes[axis] = x.size(axis);
        return sizes;
    }
}

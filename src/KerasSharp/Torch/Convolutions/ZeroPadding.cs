namespace KerasSharp.Torch.Convolutions;

/// <summary>Zeros around the spatial axes. libtorch counts the axes of a padding from the last.</summary>
internal static class ZeroPadding
{
    /// <summary>(batch, channels, spatial axes…) with as many zeros before as after an axis.</summary>
    public static Tensor Apply(Tensor x, long[] padding)
    {
        if (Array.TrueForAll(padding, size => size == 0))
            return x;
        var pads = new long[2 * padding.Length];
        for (var i = 0; i < padding.Length; i++)
            pads[2 * (padding.Length - 1 - i)] = pads[(2 * (padding.Length - 1 - i)) + 1] = padding[i];
        return nn.functional.pad(x, pads);
    }

    /// <summary>Zeros after one axis.</summary>
    /// <param name="axis">The axis, 0 for the last.</param>
    /// <param name="size">How many.</param>
    public static long[] After(int axis, long size)
    {
        var pads = new long[2 * (axis + 1)];
        pads[^1] = size;
        return pads;
    }
}

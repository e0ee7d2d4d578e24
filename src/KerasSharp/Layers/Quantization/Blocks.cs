namespace KerasSharp.Layers;

/// <summary>Blocks of 4-bit weights that share a scale and a zero point.</summary>
internal static class Blocks
{
    /// <summary>How many weights share a scale: as the config says, else as the policy; null for all.</summary>
    public static int? SizeOf(DTypePolicy policy, QuantizationConfig? config)
    {
        var size = config is Int4QuantizationConfig given ? given.BlockSize : (policy as Int4DTypePolicy)?.BlockSize;
        return size is > 0 ? size : null;
    }

    /// <summary>The number of blocks.</summary>
    public static long Count(long length, int? size) => size is { } given ? (length + given - 1) / given : 1;

    /// <summary>The block of each place.</summary>
    public static Tensor Indices(long length, int size) => arange(length, dtype: ScalarType.Float32).div_(size).floor_();
}

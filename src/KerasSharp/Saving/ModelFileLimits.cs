namespace KerasSharp;

/// <summary>What a file may ask for before it is refused. A file from a stranger can claim any size; nothing beyond these is
/// allocated.</summary>
public sealed record ModelFileLimits
{
    /// <summary>The limits that hold where none are given.</summary>
    public static ModelFileLimits Default { get; set; } = new();

    /// <summary>The largest size of one tensor in bytes; 64 GiB by default.</summary>
    public long TensorBytes { get; init; } = 64L << 30;

    /// <summary>The largest size of all weights of a model that a file describes, in bytes; 256 GiB by default.</summary>
    public long ModelBytes { get; init; } = 256L << 30;

    /// <summary>How many times larger than the file the weights may be that it describes or holds packed; 100 by default. Sizes below
    /// <see cref="FreeBytes"/> are not asked.</summary>
    public double Expansion { get; init; } = 100;

    /// <summary>What a file may ask for whatever its own size, in bytes; 64 MiB by default.</summary>
    public long FreeBytes { get; init; } = 64L << 20;

    /// <summary>The largest size of a config or another text in bytes; 256 MiB by default.</summary>
    public long TextBytes { get; init; } = 256L << 20;

    /// <summary>How deep configs and groups may be nested; 200 by default.</summary>
    public int Depth { get; init; } = 200;

    /// <summary>The largest size that a file of a given length may unpack to.</summary>
    internal long Unpacked(long stored) => (long)Math.Min(TensorBytes, Math.Max(FreeBytes, stored * Expansion));
}

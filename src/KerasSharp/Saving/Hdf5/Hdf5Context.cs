namespace KerasSharp.Saving.Hdf5;

/// <summary>An open file: its bytes, the sizes of its numbers, and the work that reading it may still cost.</summary>
internal sealed class Hdf5Context(ByteSource source, string file, ModelFileLimits limits)
{
    // Metadata is small beside its file; a file that leads round in circles uses this up and is refused.
    private long _budget = (64L << 20) + (8 * source.Length);

    public int OffsetSize { get; set; } = 8;

    public int LengthSize { get; set; } = 8;

    /// <summary>Where the file's own addresses begin.</summary>
    public long Base { get; set; }

    public ModelFileLimits Limits => limits;

    public long Length => source.Length;

    public string File => file;

    /// <summary>The path in the file that is being read, for errors.</summary>
    public string? Entry { get; set; }

    /// <summary>A block of metadata.</summary>
    public byte[] Block(long address, long size, string what)
    {
        Check(address, size, what);
        Spend(size, what);
        var bytes = new byte[size];
        Read(address, bytes);
        return bytes;
    }

    /// <summary>A block of metadata whose size is known at most: what there is of it up to the end of the file.</summary>
    public byte[] BlockUpTo(long address, long size, string what) =>
        Block(address, Math.Min(size, Math.Max(0, source.Length - Base - address)), what);

    /// <summary>Raw data.</summary>
    public void Read(long address, Span<byte> into)
    {
        Check(address, into.Length, "A block of data");
        source.Read(Base + address, into);
    }

    /// <summary>Where in the file's bytes a block is.</summary>
    public (ByteSource Source, long Position) Place(long address, long size)
    {
        Check(address, size, "A block of data");
        return (source, Base + address);
    }

    /// <summary>Refuses a block that is not in the file.</summary>
    public void Check(long address, long size, string what)
    {
        if (address < 0 || size < 0 || address > source.Length - Base || size > source.Length - Base - address)
            throw Bad(
                $"{what} should be at byte {address} with {size} bytes, but the file has {source.Length}: it is truncated or damaged.");
    }

    /// <summary>Counts work, so that it ends.</summary>
    public void Spend(long bytes, string what)
    {
        _budget -= bytes + 64;
        if (_budget < 0)
            throw Bad($"{what} leads to more structure than the file can hold: it is damaged or made to harm.");
    }

    public ModelFileException Bad(string reason) => new(file, Entry, reason);
}

namespace KerasSharp.Saving.Hdf5;

/// <summary>An HDF5 file that is read. What it holds of the format beyond what Keras and h5py write is refused by name.</summary>
/// <remarks>Every read is checked against the file's size, so that a damaged file gives a <see cref="ModelFileException"/>. Not
/// thread-safe.</remarks>
internal sealed class Hdf5File : IDisposable
{
    private readonly ByteSource _source;

    private Hdf5File(ByteSource source, string name, ModelFileLimits? limits)
    {
        _source = source;
        Context = new Hdf5Context(source, name, limits ?? ModelFileLimits.Default);
        Heap = new GlobalHeap(Context);
        Root = new Hdf5Group(this, Superblock.Read(Context), "");
    }

    /// <summary>The group that holds all others.</summary>
    public Hdf5Group Root { get; }

    /// <summary>The bytes.</summary>
    public ByteSource Source => _source;

    /// <summary>The number of bytes.</summary>
    public long Length => _source.Length;

    internal Hdf5Context Context { get; }

    internal GlobalHeap Heap { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="ModelFileException">It is no HDF5 file or damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Hdf5File Open(string path, ModelFileLimits? limits = null) => Open(FileSource.Open(path), path, limits);

    /// <summary>Opens bytes, which the file then owns.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="name">How errors call them.</param>
    /// <param name="limits">The limits; null for the default's.</param>
    public static Hdf5File Open(ByteSource source, string name, ModelFileLimits? limits = null)
    {
        try
        {
            return new Hdf5File(source, name, limits);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}

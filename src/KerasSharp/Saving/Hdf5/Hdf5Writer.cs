namespace KerasSharp.Saving.Hdf5;

/// <summary>An HDF5 file that is composed in memory and then written in one go, from its first byte to its last.</summary>
/// <remarks>Superblock 2, new-style groups, values as they are: what every library since HDF5 1.8 reads. The structure comes first and the
/// values after it, straight from where they are, so that a stream that cannot seek will do and nothing is copied.</remarks>
internal sealed class Hdf5Writer
{
    private const int Alignment = 64;

    /// <summary>The group that holds all others.</summary>
    public Hdf5GroupWriter Root { get; } = new();

    /// <summary>Writes the file.</summary>
    public void WriteTo(Stream stream)
    {
        var heap = new TextHeap();
        Root.CollectTexts(heap);
        var end = Root.Place(Superblock.Size);
        end = heap.Place(end);
        var datasets = new List<Hdf5DatasetWriter>();
        Root.CollectDatasets(datasets);
        foreach (var dataset in datasets.Where(dataset => dataset.Length > 0))
        {
            dataset.DataAddress = Aligned(end);
            end = dataset.DataAddress + dataset.Length;
        }

        var metadata = new BlockBuilder();
        metadata.Bytes(Superblock.Write(Root.Address, end));
        Root.Write(metadata, heap);
        heap.Write(metadata);
        stream.Write(metadata.Written);
        long at = metadata.Written.Length;
        Span<byte> gap = stackalloc byte[Alignment];
        gap.Clear();
        foreach (var dataset in datasets.Where(dataset => dataset.Length > 0))
        {
            stream.Write(gap[..(int)(dataset.DataAddress - at)]);
            dataset.Data(stream);
            at = dataset.DataAddress + dataset.Length;
        }
    }

    private static long Aligned(long address) => (address + Alignment - 1) / Alignment * Alignment;
}

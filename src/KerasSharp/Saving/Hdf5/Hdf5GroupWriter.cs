using System.Text;

namespace KerasSharp.Saving.Hdf5;

/// <summary>A group that is written.</summary>
internal sealed class Hdf5GroupWriter : Hdf5ObjectWriter
{
    // In the order of names, as libraries list them.
    private readonly SortedDictionary<string, Hdf5ObjectWriter> _children = new(StringComparer.Ordinal);

    /// <summary>The group at a path below this one, made where it is not there.</summary>
    /// <exception cref="ArgumentException">A dataset is on the way.</exception>
    public Hdf5GroupWriter Group(string path)
    {
        var group = this;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!group._children.TryGetValue(name, out var child))
                group._children[name] = child = new Hdf5GroupWriter();
            group = child as Hdf5GroupWriter ?? throw new ArgumentException($"'{path}' leads through a dataset.", nameof(path));
        }

        return group;
    }

    /// <summary>Adds a dataset.</summary>
    /// <param name="path">Its path below this group.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="shape">The sizes of its axes.</param>
    /// <param name="data">Writes its elements, as many as the shape says.</param>
    /// <exception cref="ArgumentException">Something is at the path already.</exception>
    public Hdf5DatasetWriter Dataset(string path, Datatype type, long[] shape, Action<Stream> data)
    {
        var cut = path.LastIndexOf('/');
        var dataset = new Hdf5DatasetWriter(type, shape, data);
        if (!Group(cut < 0 ? "" : path[..cut])._children.TryAdd(path[(cut + 1)..], dataset))
            throw new ArgumentException($"'{path}' is there already.", nameof(path));
        return dataset;
    }

    /// <summary>Whether anything is at a path below this group.</summary>
    public bool Contains(string path)
    {
        Hdf5ObjectWriter? current = this;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            current = (current as Hdf5GroupWriter)?._children.GetValueOrDefault(name);
        return current is not null;
    }

    public override void CollectTexts(TextHeap heap)
    {
        base.CollectTexts(heap);
        foreach (var child in _children.Values)
            child.CollectTexts(heap);
    }

    public void CollectDatasets(List<Hdf5DatasetWriter> datasets)
    {
        foreach (var child in _children.Values)
        {
            if (child is Hdf5DatasetWriter dataset)
                datasets.Add(dataset);
            else
                ((Hdf5GroupWriter)child).CollectDatasets(datasets);
        }
    }

    /// <summary>Gives the headers of the group and of all that is in it their places, and returns where they end.</summary>
    public long Place(long address)
    {
        Address = address;
        address += HeaderSize();
        foreach (var child in _children.Values)
            address = child is Hdf5DatasetWriter dataset ? dataset.Place(address) : ((Hdf5GroupWriter)child).Place(address);
        return address;
    }

    public void Write(BlockBuilder block, TextHeap heap)
    {
        WriteHeader(block, heap);
        foreach (var child in _children.Values)
        {
            if (child is Hdf5DatasetWriter dataset)
                dataset.Write(block, heap);
            else
                ((Hdf5GroupWriter)child).Write(block, heap);
        }
    }

    protected override void WriteMessages(BlockBuilder block)
    {
        Message(block, ObjectHeader.LinkInfo, new BlockBuilder().U8(0).U8(0).I64(-1).I64(-1));
        Message(block, 10, new BlockBuilder().U8(0).U8(0));
        foreach (var (name, child) in _children)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            Message(block, ObjectHeader.Link, new BlockBuilder().U8(1).U8(0x11).U8(1).U16(bytes.Length).Bytes(bytes).I64(child.Address));
        }
    }
}

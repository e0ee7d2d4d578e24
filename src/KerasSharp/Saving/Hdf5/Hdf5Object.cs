namespace KerasSharp.Saving.Hdf5;

/// <summary>A group or a dataset, with its attributes.</summary>
internal abstract class Hdf5Object(Hdf5File file, ObjectHeader header, string path)
{
    private Dictionary<string, Hdf5Attribute>? _attributes;

    /// <summary>The names that lead to it, without a slash before them; empty for the root.</summary>
    public string Path => path;

    /// <summary>The attributes by name.</summary>
    public IReadOnlyDictionary<string, Hdf5Attribute> Attributes => _attributes ??= ReadAttributes();

    protected Hdf5File File => file;

    protected Hdf5Context Context
    {
        get
        {
            file.Context.Entry = path.Length == 0 ? null : path;
            return file.Context;
        }
    }

    protected ObjectHeader Header => header;

    /// <summary>The object at an address: a group or a dataset, as its header says.</summary>
    public static Hdf5Object Open(Hdf5File file, long address, string path)
    {
        file.Context.Entry = path;
        var header = ObjectHeader.Read(file.Context, address);
        if (header.Find(ObjectHeader.Layout) is not null || header.Find(ObjectHeader.Dataspace) is not null)
            return new Hdf5Dataset(file, header, path);
        if (header.Find(ObjectHeader.SymbolTable) is not null || header.Find(ObjectHeader.LinkInfo) is not null
            || header.Find(ObjectHeader.Link) is not null)
            return new Hdf5Group(file, header, path);
        throw file.Context.Bad("It is neither a group nor a dataset.");
    }

    private Dictionary<string, Hdf5Attribute> ReadAttributes()
    {
        var context = Context;
        var attributes = new Dictionary<string, Hdf5Attribute>(StringComparer.Ordinal);
        foreach (var message in header.All(ObjectHeader.Attribute))
            Add(header.Data(message));
        if (header.Find(ObjectHeader.AttributeInfo) is { } info)
        {
            var cursor = new Cursor(info.Data.Span, context, "The list of attributes");
            cursor.Version(0, 0);
            cursor.Skip((cursor.U8() & 1) != 0 ? 2 : 0);
            var (heapAddress, tree) = (cursor.Address(), cursor.Address());
            if (heapAddress is { } place && tree is { } names)
            {
                var heap = new FractalHeap(context, place);
                foreach (var record in new BTreeV2(context, names, type: 8).Records())
                {
                    if (record.Length < 9)
                        throw context.Bad("The list of attributes makes no sense.");
                    if ((record.Span[8] & 2) != 0)
                        throw context.Bad("It keeps attributes in a shared heap, which is not supported.");
                    Add(heap.Find(record.Span[..8]));
                }
            }
        }

        return attributes;

        void Add(ReadOnlyMemory<byte> data)
        {
            var attribute = Hdf5Attribute.Read(file, data, path);
            attributes[attribute.Name] = attribute;
        }
    }
}

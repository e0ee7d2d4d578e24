namespace KerasSharp.Saving.Hdf5;

/// <summary>A dataset: an array of elements of one type.</summary>
internal sealed class Hdf5Dataset : Hdf5Object
{
    private readonly Storage _storage;
    private readonly byte[]? _fill;

    public Hdf5Dataset(Hdf5File file, ObjectHeader header, string path)
        : base(file, header, path)
    {
        var context = Context;
        Message Needed(int type, string what) => header.Find(type) ?? throw context.Bad($"The dataset has no {what}.");
        if (header.Find(ObjectHeader.External) is not null)
            throw context.Bad("The dataset's values are in another file, which is not followed.");
        Type = Datatype.Read(context, header.Data(Needed(ObjectHeader.Datatype, "type")).Span);
        var space = header.Data(Needed(ObjectHeader.Dataspace, "shape"));
        Shape = Dataspace.Read(context, space.Span);
        ByteLength = Dataspace.Bytes(context, Shape, Type.Size);
        var filters = header.Find(ObjectHeader.Filters) is { } pipeline
            ? new Filters(context, header.Data(pipeline).Span) : new Filters(context);
        _storage = Storage.Read(
            context, header.Data(Needed(ObjectHeader.Layout, "layout")), this, Dataspace.MaxShape(context, space.Span, Shape), filters);
        _fill = ReadFill(context, header);
    }

    /// <summary>The type of the elements.</summary>
    public Datatype Type { get; }

    /// <summary>The sizes of the axes; none for a single value.</summary>
    public long[] Shape { get; }

    /// <summary>The bytes of all elements.</summary>
    public long ByteLength { get; }

    /// <summary>Whether the elements are in the file as they are, one after the other, so that reading them cannot find anything wrong any
    /// more.</summary>
    public bool IsPlain => _storage.IsPlain && !Type.BigEndian;

    /// <summary>Where in the file's bytes the elements are, one after the other in the order of this machine; null where they are not there
    /// so.</summary>
    public (ByteSource Source, long Position)? Place => Type.BigEndian ? null : _storage.Place(Context);

    /// <summary>Refuses values that are not in the file, or that claim much more than it holds.</summary>
    public void CheckStored() => _storage.Check(Context);

    /// <summary>Reads elements.</summary>
    /// <param name="start">Where to begin, in bytes.</param>
    /// <param name="into">Where they go; its length says how many.</param>
    public void Read(long start, Span<byte> into)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(into.Length, ByteLength - start);
        _storage.Check(Context);
        if (into.Length > 0)
            _storage.ReadInto(Context, start, into, _fill);
        Elements.ToLittleEndian(Type, into);
    }

    /// <summary>All elements as they are in the file.</summary>
    public byte[] ReadBytes()
    {
        CheckStored();
        if (ByteLength > Array.MaxLength)
            throw Context.Bad($"It has {ByteLength} bytes, too many for one array.");
        var bytes = new byte[ByteLength];
        Read(0, bytes);
        return bytes;
    }

    /// <summary>All elements as texts, longs, doubles or bools.</summary>
    public object[] ReadValues()
    {
        var bytes = ReadBytes();
        return Elements.Read(File, Type with { BigEndian = false }, bytes, bytes.Length / Type.Size);
    }

    private byte[]? ReadFill(Hdf5Context context, ObjectHeader header)
    {
        if (header.Find(ObjectHeader.Fill) is not { } message)
            return null;
        var cursor = new Cursor(header.Data(message).Span, context, "The fill value");
        var version = cursor.Version(1, 3);
        if (version == 3)
        {
            if ((cursor.U8() & 0x20) == 0)
                return null;
        }
        else
        {
            cursor.Skip(2);
            if (cursor.U8() == 0 && version == 2)
                return null;
        }

        var size = cursor.U32();
        return size == Type.Size ? cursor.Take(size).ToArray() : null;
    }
}

using System.Text;

namespace KerasSharp.Saving.Hdf5;

/// <summary>A named value at a group or dataset.</summary>
internal sealed class Hdf5Attribute
{
    private readonly Hdf5File _file;
    private readonly Datatype? _type;
    private readonly string? _unsupported;
    private readonly ReadOnlyMemory<byte> _data;
    private readonly string _path;

    private Hdf5Attribute(
        Hdf5File file, string name, string path, Datatype? type, string? unsupported, long[] shape, ReadOnlyMemory<byte> data)
    {
        (_file, Name, _path, _type, _unsupported, Shape, _data) = (file, name, path, type, unsupported, shape, data);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The sizes of the axes; none for a single value.</summary>
    public long[] Shape { get; }

    /// <summary>The value, or the values in a row: texts, longs, doubles or bools.</summary>
    /// <exception cref="ModelFileException">They are of a type that is not supported.</exception>
    public object[] Values
    {
        get
        {
            var context = _file.Context;
            context.Entry = _path.Length == 0 ? $"@{Name}" : $"{_path}@{Name}";
            if (_type is not { } type)
                throw context.Bad(_unsupported!);
            var count = Dataspace.Bytes(context, Shape, type.Size) / type.Size;
            if (count * type.Size > _data.Length)
                throw context.Bad($"It claims {count} values and has {_data.Length} bytes.");
            return Elements.Read(_file, type, _data.Span, (int)count);
        }
    }

    /// <summary>The texts; none where there are no values.</summary>
    /// <exception cref="ModelFileException">The values are no texts.</exception>
    public string[] Texts =>
        Array.ConvertAll(Values, value => value as string ?? throw _file.Context.Bad($"It should be text and is {_type}."));

    /// <summary>The only text.</summary>
    /// <exception cref="ModelFileException">The value is not one text.</exception>
    public string Text => Texts is [var only] ? only : throw _file.Context.Bad($"It should be one text and has {Values.Length}.");

    public static Hdf5Attribute Read(Hdf5File file, ReadOnlyMemory<byte> data, string path)
    {
        var context = file.Context;
        var cursor = new Cursor(data.Span, context, "An attribute");
        var version = cursor.Version(1, 3);
        var flags = cursor.U8();
        var (nameSize, typeSize, spaceSize) = (cursor.U16(), cursor.U16(), cursor.U16());
        cursor.Skip(version == 3 ? 1 : 0);
        var name = Encoding.UTF8.GetString(Take(ref cursor, nameSize).Span).TrimEnd('\0');
        var typeData = Take(ref cursor, typeSize);
        var spaceData = Take(ref cursor, spaceSize);
        var rest = data[(data.Length - cursor.Left)..];
        typeData = ObjectHeader.Resolve(context, ObjectHeader.Datatype, (byte)(version == 1 ? 0 : (flags & 1) << 1), typeData);
        spaceData = ObjectHeader.Resolve(context, ObjectHeader.Dataspace, (byte)(version == 1 ? 0 : flags & 2), spaceData);
        var shape = Dataspace.Read(context, spaceData.Span);
        try
        {
            return new Hdf5Attribute(file, name, path, Datatype.Read(context, typeData.Span), null, shape, rest);
        }
        catch (ModelFileException e)
        {
            // Refused when asked for: an attribute that is not read does no harm.
            return new Hdf5Attribute(file, name, path, null, e.Reason, shape, rest);
        }

        ReadOnlyMemory<byte> Take(ref Cursor from, int size)
        {
            var start = data.Length - from.Left;
            from.Skip(size);
            if (version == 1)
                from.Skip((8 - (size % 8)) % 8);
            return data.Slice(start, size);
        }
    }
}

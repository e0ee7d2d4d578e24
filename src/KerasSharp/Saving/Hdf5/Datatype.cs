using System.Text;

namespace KerasSharp.Saving.Hdf5;

/// <summary>What the elements of a dataset or an attribute are.</summary>
internal enum ElementKind
{
    Signed,
    Unsigned,
    Float,
    BFloat16,
    Bool,
    Opaque,
    FixedText,
    Text,
}

/// <summary>The type of elements.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Size">Bytes of one.</param>
/// <param name="BigEndian">Whether the highest byte comes first.</param>
internal readonly record struct Datatype(ElementKind Kind, int Size, bool BigEndian = false)
{
    private const int DeepestNesting = 4;
    private static readonly string[] Classes =
        ["integer", "float", "time", "string", "bit field", "opaque", "compound", "reference", "enumeration", "variable-length", "array"];

    public bool IsText => Kind is ElementKind.Text or ElementKind.FixedText;

    public override string ToString()
    {
        var size = Kind is ElementKind.Bool or ElementKind.BFloat16 ? "" : $" of {Size} bytes";
        return IsText ? "text" : $"{(BigEndian ? "big-endian " : "")}{Kind.ToString().ToLowerInvariant()}{size}";
    }

    public static Datatype Read(Hdf5Context context, ReadOnlySpan<byte> data)
    {
        var cursor = new Cursor(data, context, "A type");
        return Read(context, ref cursor, 0);
    }

    private static Datatype Read(Hdf5Context context, ref Cursor cursor, int depth)
    {
        if (depth > DeepestNesting)
            throw context.Bad("A type is nested too deep.");
        var head = cursor.U8();
        var (type, version) = (head & 15, head >> 4);
        var (bits0, bits1) = (cursor.U8(), cursor.U8());
        cursor.Skip(1);
        var size = cursor.U32();
        if (version is < 1 or > 5 || size is 0 or > int.MaxValue)
            throw context.Bad($"A type has version {version} and {size} bytes.");
        switch (type)
        {
            case 0:
                var (offset, precision) = (cursor.U16(), cursor.U16());
                if (offset != 0 || precision != size * 8 || size is not (1 or 2 or 4 or 8))
                    throw context.Bad($"Integers of {precision} bits at bit {offset} of {size} bytes are not supported.");
                return new Datatype((bits0 & 8) != 0 ? ElementKind.Signed : ElementKind.Unsigned, (int)size, (bits0 & 1) != 0 && size > 1);
            case 1:
                return ReadFloat(context, ref cursor, bits0, size);
            case 3:
                return new Datatype(ElementKind.FixedText, (int)size);
            case 5:
                return new Datatype(ElementKind.Opaque, (int)size);
            case 8:
                return ReadEnumeration(context, ref cursor, version, bits0 | (bits1 << 8), depth);
            case 9 when (bits0 & 15) == 1 && size == 8 + context.OffsetSize:
                return new Datatype(ElementKind.Text, (int)size);
            default:
                throw context.Bad($"The type '{(type < Classes.Length ? Classes[type] : type)}' is not supported.");
        }
    }

    private static Datatype ReadFloat(Hdf5Context context, ref Cursor cursor, byte bits, uint size)
    {
        var layout =
            (cursor.U16(), (int)cursor.U16(), (int)cursor.U8(), (int)cursor.U8(), (int)cursor.U8(), (int)cursor.U8(), cursor.U32());
        var kind = (size, layout) switch
        {
            (2, (0, 16, 10, 5, 0, 10, 15)) or (4, (0, 32, 23, 8, 0, 23, 127)) or (8, (0, 64, 52, 11, 0, 52, 1023)) => ElementKind.Float,
            (2, (0, 16, 7, 8, 0, 7, 127)) => ElementKind.BFloat16,
            _ => throw context.Bad($"Floating-point numbers of {size} bytes in this layout are not supported."),
        };
        return new Datatype(kind, (int)size, (bits & 1) != 0);
    }

    /// <summary>h5py's booleans are an enumeration of FALSE and TRUE over a byte; other enumerations are the integers they stand
    /// for.</summary>
    private static Datatype ReadEnumeration(Hdf5Context context, ref Cursor cursor, int version, int members, int depth)
    {
        var number = Read(context, ref cursor, depth + 1);
        if (number.Kind is not (ElementKind.Signed or ElementKind.Unsigned))
            throw context.Bad("An enumeration is not over integers.");
        var names = new List<string>();
        for (var i = 0; i < members; i++)
        {
            var name = new StringBuilder();
            for (var letter = cursor.U8(); letter != 0; letter = cursor.U8())
                name.Append((char)letter);
            if (version < 3)
                cursor.Skip(7 - (name.Length % 8));
            names.Add(name.ToString());
        }

        return number.Size == 1 && names is ["FALSE", "TRUE"] && cursor.Take(2) is [0, 1] ? new Datatype(ElementKind.Bool, 1) : number;
    }
}

using System.Buffers.Binary;
using System.Text;

namespace KerasSharp.Saving.Hdf5;

/// <summary>Elements as values of C#.</summary>
internal static class Elements
{
    /// <summary>Texts as strings, integers as longs, floats as doubles, booleans as bools.</summary>
    public static object[] Read(Hdf5File file, Datatype type, ReadOnlySpan<byte> data, int count)
    {
        var values = new object[count];
        for (var i = 0; i < count; i++)
        {
            var element = data.Slice(i * type.Size, type.Size);
            values[i] = type.Kind switch
            {
                ElementKind.Text => Text(file, element),
                ElementKind.FixedText => FixedText(element),
                ElementKind.Bool => element[0] != 0,
                ElementKind.Signed or ElementKind.Unsigned => Integer(type, element),
                ElementKind.Float => Real(type, element),
                _ => throw file.Context.Bad($"Values of type {type} are not supported here."),
            };
        }

        return values;
    }

    /// <summary>Turns big-endian elements round, in place.</summary>
    public static void ToLittleEndian(Datatype type, Span<byte> data)
    {
        if (!type.BigEndian)
            return;
        for (; data.Length >= type.Size; data = data[type.Size..])
            data[..type.Size].Reverse();
    }

    private static string Text(Hdf5File file, ReadOnlySpan<byte> element)
    {
        var cursor = new Cursor(element, file.Context, "A text");
        var (length, address, index) = (cursor.U32(), cursor.Address(), cursor.U32());
        if (length == 0 || address is null or 0)
            return "";
        var found = file.Heap.Find(address.Value, index);
        if (length > found.Length)
            throw file.Context.Bad($"A text claims {length} bytes and has {found.Length}.");
        if (length > file.Context.Limits.TextBytes)
            throw file.Context.Bad(
                $"A text has {length} bytes, more than the {file.Context.Limits.TextBytes} that are allowed (see "
                + $"{nameof(ModelFileLimits)}).");
        file.Context.Spend(length, "A text");
        return Encoding.UTF8.GetString(found[..(int)length]).TrimEnd('\0');
    }

    private static string FixedText(ReadOnlySpan<byte> element)
    {
        var end = element.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? element : element[..end]);
    }

    private static object Integer(Datatype type, ReadOnlySpan<byte> element)
    {
        Span<byte> wide = stackalloc byte[8];
        element.CopyTo(wide);
        ToLittleEndian(type, wide[..type.Size]);
        var negative = type.Kind == ElementKind.Signed && (wide[type.Size - 1] & 0x80) != 0;
        wide[type.Size..].Fill(negative ? (byte)0xff : (byte)0);
        return BinaryPrimitives.ReadInt64LittleEndian(wide);
    }

    private static object Real(Datatype type, ReadOnlySpan<byte> element)
    {
        Span<byte> copy = stackalloc byte[8];
        element.CopyTo(copy);
        ToLittleEndian(type, copy[..type.Size]);
        return type.Size switch
        {
            2 => (double)BinaryPrimitives.ReadHalfLittleEndian(copy),
            4 => (double)BinaryPrimitives.ReadSingleLittleEndian(copy),
            _ => BinaryPrimitives.ReadDoubleLittleEndian(copy),
        };
    }
}

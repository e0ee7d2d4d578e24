namespace KerasSharp.Saving.Hdf5;

/// <summary>The shape of a dataset or an attribute.</summary>
internal static class Dataspace
{
    private const int HighestRank = 32;

    /// <summary>The sizes of the axes; none for a single value; one of 0 where there is no value.</summary>
    public static long[] Read(Hdf5Context context, ReadOnlySpan<byte> data)
    {
        var cursor = new Cursor(data, context, "A shape");
        var version = cursor.Version(1, 2);
        var rank = cursor.U8();
        cursor.Skip(1);
        var type = cursor.U8();
        cursor.Skip(version == 1 ? 4 : 0);
        if (rank > HighestRank)
            throw context.Bad($"A shape has {rank} axes; {HighestRank} are the most.");
        if (version == 2 && type == 2)
            return [0];
        var sizes = new long[rank];
        for (var i = 0; i < rank; i++)
            sizes[i] = cursor.Length();
        return sizes;
    }

    /// <summary>How far each axis may grow; -1 for without end.</summary>
    public static long[] MaxShape(Hdf5Context context, ReadOnlySpan<byte> data, long[] shape)
    {
        var cursor = new Cursor(data, context, "A shape");
        var (version, rank, flags) = (cursor.U8(), cursor.U8(), cursor.U8());
        if ((flags & 1) == 0 || rank != shape.Length)
            return shape;
        cursor.Skip((version == 1 ? 5 : 1) + (rank * context.LengthSize));
        var sizes = new long[rank];
        for (var i = 0; i < rank; i++)
        {
            var bytes = cursor.Take(context.LengthSize);
            sizes[i] = bytes.IndexOfAnyExcept((byte)0xff) < 0 ? -1 : new Cursor(bytes, context, "A shape").Length();
        }

        return sizes;
    }

    /// <summary>The number of bytes of a shape.</summary>
    public static long Bytes(Hdf5Context context, long[] shape, int elementSize)
    {
        var bytes = (Int128)elementSize;
        foreach (var size in shape)
            bytes = size == 0 ? 0 : bytes > long.MaxValue ? bytes : bytes * size;
        return !Array.Exists(shape, size => size == 0) && bytes > context.Limits.TensorBytes
            ? throw context.Bad(
                $"Shape [{string.Join(", ", shape)}] takes more than the {context.Limits.TensorBytes} bytes that one tensor may have "
                + $"(see {nameof(ModelFileLimits)}).")
            : Array.Exists(shape, size => size == 0) ? 0 : (long)bytes;
    }
}

namespace KerasSharp.Saving.Hdf5;

/// <summary>The start of a file: where its root is and how large its numbers are.</summary>
internal static class Superblock
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    /// <summary>Bytes of the one that is written.</summary>
    public const int Size = 48;

    /// <summary>The one of a file whose root is at an address and which ends at another.</summary>
    public static byte[] Write(long root, long end) =>
        new BlockBuilder().Bytes(Signature).U8(2).U8(8).U8(8).U8(0).I64(0).I64(-1).I64(end).I64(root).Checksum(0).Written.ToArray();

    /// <summary>Reads it and returns the address of the root's header.</summary>
    public static long Read(Hdf5Context context)
    {
        var start = Find(context);
        var bytes = context.BlockUpTo(start, 128, "The superblock");
        var cursor = new Cursor(bytes, context, "The superblock");
        cursor.Skip(8);
        var version = cursor.Version(0, 3);
        if (version < 2)
            cursor.Skip(4);
        context.OffsetSize = NumberSize(cursor.U8(), context);
        context.LengthSize = NumberSize(cursor.U8(), context);
        cursor.Skip(version < 2 ? version == 0 ? 9 : 13 : 1);
        var basis = cursor.DefinedAddress();
        cursor.Skip(context.OffsetSize);
        var end = cursor.DefinedAddress();
        if (version < 2)
        {
            if (cursor.Address() is not null)
                throw context.Bad("The file is one of several that belong together (a file driver), which is not supported.");
            cursor.Skip(context.OffsetSize);
        }

        var root = cursor.DefinedAddress();
        if (version >= 2)
        {
            cursor.Skip(4);
            Checksum.Verify(bytes.AsSpan(0, bytes.Length - cursor.Left), context, "The superblock");
        }

        if (basis != 0 && basis != start)
            throw context.Bad($"The superblock says that the file begins at byte {basis}.");
        if (end > context.Length)
            throw context.Bad($"It is truncated: it should have {end} bytes and has {context.Length}.");
        context.Base = basis;
        return root;
    }

    private static long Find(Hdf5Context context)
    {
        Span<byte> head = stackalloc byte[8];
        for (var start = 0L; start + 8 <= context.Length; start = start == 0 ? 512 : start * 2)
        {
            context.Read(start, head);
            if (head.SequenceEqual(Signature))
                return start;
        }

        throw context.Bad(context.Length == 0 ? "It is empty." : "It is not an HDF5 file: the format's signature is missing.");
    }

    private static int NumberSize(byte size, Hdf5Context context) =>
        size is 2 or 4 or 8 ? size : throw context.Bad($"The superblock says that numbers have {size} bytes; known are 2, 4 and 8.");
}

namespace KerasSharp.Saving.Hdf5;

/// <summary>The old kind of tree: of the names of a group, and of the chunks of a dataset.</summary>
internal static class BTreeV1
{
    private const int Deepest = 32;

    /// <summary>The keys and addresses of all leaves.</summary>
    /// <param name="context">The file.</param>
    /// <param name="address">The root.</param>
    /// <param name="type">0 for groups, 1 for chunks.</param>
    /// <param name="keySize">Bytes of a key.</param>
    public static List<(ReadOnlyMemory<byte> Key, long Address)> Leaves(Hdf5Context context, long address, int type, int keySize)
    {
        var leaves = new List<(ReadOnlyMemory<byte>, long)>();
        Read(context, address, type, keySize, null, leaves);
        return leaves;
    }

    private static void Read(
        Hdf5Context context, long address, int type, int keySize, int? expectedLevel, List<(ReadOnlyMemory<byte>, long)> leaves)
    {
        const string What = "A tree";
        var head = context.Block(address, 8, What);
        var cursor = new Cursor(head, context, What);
        cursor.Signature("TREE");
        var (found, level, count) = (cursor.U8(), cursor.U8(), cursor.U16());
        if (found != type || level > Deepest || (expectedLevel is { } expected && level != expected))
            throw cursor.Bad($"has a node of type {found} at level {level} where it makes no sense");
        var start = 8 + (2 * context.OffsetSize);
        var step = keySize + context.OffsetSize;
        var bytes = context.Block(address, start + ((long)count * step), What);
        for (var i = 0; i < count; i++)
        {
            var entry = new Cursor(bytes.AsSpan(start + (i * step) + keySize, context.OffsetSize), context, What);
            var child = entry.DefinedAddress();
            if (level == 0)
                leaves.Add((bytes.AsMemory(start + (i * step), keySize), child));
            else
                Read(context, child, type, keySize, level - 1, leaves);
        }
    }
}

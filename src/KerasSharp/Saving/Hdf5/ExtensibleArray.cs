using System.Numerics;

namespace KerasSharp.Saving.Hdf5;

/// <summary>The index of a dataset of which one axis may grow.</summary>
internal sealed class ExtensibleArray(
    Hdf5Context context, int entrySize, int maxBits, int indexEntries, int minEntries, int minPointers, int pageBits)
{
    private const string What = "The index of chunks";
    private readonly List<Chunk> _chunks = [];

    /// <summary>Bytes of a number that counts entries.</summary>
    private int CountSize => (maxBits + 7) / 8;

    private int Head => 6 + context.OffsetSize;

    public List<Chunk> Read(long address, Func<long, long[]?> place, ChunkIndex index)
    {
        var superBlocks = 1 + (maxBits - BitOperations.Log2((uint)minEntries));
        // The first super blocks are written into the index block itself.
        var inIndex = 2 * BitOperations.Log2((uint)minPointers);
        var direct = 2 * (minPointers - 1);
        var outside = Math.Max(0, superBlocks - inIndex);
        var bytes = context.Block(
            address, Head + ((long)indexEntries * entrySize) + ((long)(direct + outside) * context.OffsetSize) + 4, What);
        Checksum.Verify(bytes, context, What);
        var cursor = new Cursor(bytes, context, What);
        cursor.Signature("EAIB");
        cursor.Skip(Head - 4);
        index.Entries(cursor.Take((long)indexEntries * entrySize), 0, indexEntries, _chunks, place);
        var first = (long)indexEntries;
        for (var super = 0; super < superBlocks && super < inIndex; super++)
        {
            for (var i = 0; i < Blocks(super); i++)
            {
                if (cursor.Address() is { } block)
                    ReadBlock(block, BlockEntries(super), first, index, place, null);
                first += BlockEntries(super);
            }
        }

        for (var super = inIndex; super < superBlocks; super++)
        {
            if (cursor.Address() is { } block)
                ReadSuper(block, super, first, index, place);
            first += Blocks(super) * BlockEntries(super);
            if (first < 0 || super > 60)
                break;
        }

        return _chunks;
    }

    private static long Blocks(int super) => 1L << (super / 2);

    private long BlockEntries(int super) => minEntries * (1L << ((super + 1) / 2));

    private void ReadSuper(long address, int super, long first, ChunkIndex index, Func<long, long[]?> place)
    {
        var blocks = Blocks(super);
        var entries = BlockEntries(super);
        var pageLength = 1L << pageBits;
        var pages = entries > pageLength ? entries / pageLength : 0;
        var bitmap = pages == 0 ? 0 : (pages + 7) / 8;
        var bytes = context.Block(address, Head + CountSize + (blocks * bitmap) + (blocks * context.OffsetSize) + 4, What);
        Checksum.Verify(bytes, context, What);
        var cursor = new Cursor(bytes, context, What);
        cursor.Signature("EASB");
        cursor.Skip(Head - 4 + CountSize);
        var bits = cursor.Take(blocks * bitmap).ToArray();
        for (var i = 0; i < blocks; i++)
        {
            if (cursor.Address() is { } block)
                ReadBlock(block, entries, first, index, place, pages == 0 ? null : bits, i * pages);
            first += entries;
        }
    }

    private void ReadBlock(
        long address, long entries, long first, ChunkIndex index, Func<long, long[]?> place, byte[]? pagesThere, long firstPage = 0)
    {
        var head = Head + CountSize;
        if (pagesThere is null)
        {
            var bytes = context.Block(address, head + (entries * entrySize) + 4, What);
            Checksum.Verify(bytes, context, What);
            new Cursor(bytes, context, What).Signature("EADB");
            index.Entries(bytes.AsSpan(head), first, (int)entries, _chunks, place);
            return;
        }

        new Cursor(context.Block(address, head + 4, What), context, What).Signature("EADB");
        var pageLength = 1L << pageBits;
        var at = address + head + 4;
        for (var page = 0; page < entries / pageLength; page++)
        {
            // One bit a page, through all blocks of the super block.
            var bit = firstPage + page;
            if ((pagesThere[bit / 8] & (0x80 >> (int)(bit % 8))) != 0)
                index.Page(at, pageLength, entrySize, first + (page * pageLength), _chunks, place);
            at += (pageLength * entrySize) + 4;
        }
    }
}

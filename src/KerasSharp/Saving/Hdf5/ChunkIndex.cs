using System.Numerics;

namespace KerasSharp.Saving.Hdf5;

/// <summary>A chunk of a dataset in the file.</summary>
/// <param name="Scaled">Its place, in chunks, along each axis.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Size">Its packed size.</param>
/// <param name="Mask">A bit for each filter that was left out.</param>
internal readonly record struct Chunk(long[] Scaled, long Address, long Size, uint Mask);

/// <summary>Finds the chunks of a dataset, by whichever of the format's indexes it has.</summary>
/// <param name="context">The file.</param>
/// <param name="shape">The shape of the dataset.</param>
/// <param name="chunk">The shape of a chunk.</param>
/// <param name="chunkBytes">Bytes of a chunk, unpacked.</param>
/// <param name="filtered">Whether chunks are packed.</param>
/// <param name="maxShape">How far each axis may grow; -1 for without end.</param>
internal sealed class ChunkIndex(Hdf5Context context, long[] shape, long[] maxShape, long[] chunk, int chunkBytes, bool filtered)
{
    private const string What = "The index of chunks";

    private long[] Counts { get; } = [.. shape.Select((size, i) => Divide(size, chunk[i]))];

    /// <summary>Chunks along each axis once it has grown as far as it may: by these, fixed indexes count.</summary>
    private long[] MaxCounts { get; } = [.. shape.Select((size, i) => Divide(maxShape[i] < 0 ? size : maxShape[i], chunk[i]))];

    /// <summary>Bytes of the field that holds a packed size.</summary>
    private int SizeField => Math.Min(8, 1 + ((BitOperations.Log2((uint)chunkBytes) + 8) / 8));

    public List<Chunk> OldTree(long address)
    {
        var keySize = 8 + (8 * (shape.Length + 1));
        var chunks = new List<Chunk>();
        foreach (var (key, at) in BTreeV1.Leaves(context, address, type: 1, keySize))
        {
            var cursor = new Cursor(key.Span, context, What);
            var (size, mask) = (cursor.U32(), cursor.U32());
            var scaled = new long[shape.Length];
            for (var i = 0; i < scaled.Length; i++)
            {
                var offset = cursor.Number(8);
                scaled[i] = offset % chunk[i] == 0 ? offset / chunk[i] : throw cursor.Bad("has a chunk between two");
            }

            chunks.Add(new Chunk(scaled, at, size, mask));
        }

        return chunks;
    }

    public List<Chunk> Single(long address, long size, uint mask) => [new Chunk(new long[shape.Length], address, size, mask)];

    public List<Chunk> Implicit(long address)
    {
        var total = Product(MaxCounts);
        context.Check(address, total > long.MaxValue / chunkBytes ? long.MaxValue : total * chunkBytes, "The chunks");
        var place = Linear();
        var chunks = new List<Chunk>();
        for (var i = 0L; i < total; i++)
        {
            if (place(i) is { } scaled)
                chunks.Add(new Chunk(scaled, address + (i * chunkBytes), chunkBytes, 0));
        }

        return chunks;
    }

    public List<Chunk> NewTree(long address)
    {
        var chunks = new List<Chunk>();
        foreach (var record in new BTreeV2(context, address, filtered ? 11 : 10).Records())
        {
            var cursor = new Cursor(record.Span, context, What);
            var (at, size, mask) = Entry(ref cursor);
            var scaled = new long[shape.Length];
            for (var i = 0; i < scaled.Length; i++)
                scaled[i] = cursor.Number(8);
            if (at is { } found)
                chunks.Add(new Chunk(scaled, found, size, mask));
        }

        return chunks;
    }

    public List<Chunk> FixedArray(long address)
    {
        var bytes = context.Block(address, 8 + context.LengthSize + context.OffsetSize + 4, What);
        var cursor = new Cursor(bytes, context, What);
        cursor.Signature("FAHD");
        Checksum.Verify(bytes, context, What);
        cursor.Version(0, 0);
        CheckClient(cursor.U8());
        var (entrySize, pageBits) = (CheckEntry(cursor.U8()), cursor.U8());
        var count = cursor.Length();
        if (cursor.Address() is not { } block)
            return [];
        if (count != Product(MaxCounts) || pageBits > 30)
            throw cursor.Bad($"has {count} entries where {Product(MaxCounts)} are expected");
        var place = Linear();
        var pageLength = 1L << pageBits;
        var head = 6 + context.OffsetSize;
        var chunks = new List<Chunk>();
        if (count <= pageLength)
        {
            var all = context.Block(block, head + (count * entrySize) + 4, What);
            new Cursor(all, context, What).Signature("FADB");
            Checksum.Verify(all, context, What);
            Entries(all.AsSpan(head), 0, (int)count, chunks, place);
            return chunks;
        }

        var pages = (count + pageLength - 1) / pageLength;
        var bitmap = (pages + 7) / 8;
        var start = context.Block(block, head + bitmap + 4, What);
        new Cursor(start, context, What).Signature("FADB");
        Checksum.Verify(start, context, What);
        var at = block + head + bitmap + 4;
        for (var page = 0L; page < pages; page++)
        {
            var length = Math.Min(pageLength, count - (page * pageLength));
            if ((start[head + (page / 8)] & (0x80 >> (int)(page % 8))) != 0)
                Page(at, length, entrySize, page * pageLength, chunks, place);
            at += (pageLength * entrySize) + 4;
        }

        return chunks;
    }

    public List<Chunk> ExtensibleArray(long address)
    {
        var bytes = context.Block(address, 12 + (6 * context.LengthSize) + context.OffsetSize + 4, What);
        var cursor = new Cursor(bytes, context, What);
        cursor.Signature("EAHD");
        Checksum.Verify(bytes, context, What);
        cursor.Version(0, 0);
        CheckClient(cursor.U8());
        var entrySize = CheckEntry(cursor.U8());
        var (maxBits, indexEntries, minEntries, minPointers, pageBits) = (cursor.U8(), cursor.U8(), cursor.U8(), cursor.U8(), cursor.U8());
        cursor.Skip(6 * context.LengthSize);
        if (cursor.Address() is not { } index)
            return [];
        if (maxBits > 64 || !BitOperations.IsPow2((int)minEntries) || !BitOperations.IsPow2((int)minPointers) || minEntries == 0
            || minPointers == 0 || pageBits > 30)
            throw cursor.Bad("has sizes that make no sense");
        return new ExtensibleArray(context, entrySize, maxBits, indexEntries, minEntries, minPointers, pageBits)
            .Read(index, Linear(), this);
    }

    /// <summary>The entries of one block, the first of which has a number in the index.</summary>
    public void Entries(ReadOnlySpan<byte> data, long first, int count, List<Chunk> chunks, Func<long, long[]?> place)
    {
        var cursor = new Cursor(data, context, What);
        for (var i = 0; i < count; i++)
        {
            var (at, size, mask) = Entry(ref cursor);
            if (at is { } address && place(first + i) is { } scaled)
                chunks.Add(new Chunk(scaled, address, size, mask));
        }
    }

    public void Page(long address, long length, int entrySize, long first, List<Chunk> chunks, Func<long, long[]?> place)
    {
        var bytes = context.Block(address, (length * entrySize) + 4, What);
        Checksum.Verify(bytes, context, What);
        Entries(bytes, first, (int)length, chunks, place);
    }

    private static long Divide(long size, long by) => (size / by) + (size % by == 0 ? 0 : 1);

    private static long Product(long[] counts) =>
        counts.Aggregate(1L, (product, count) => count != 0 && product > long.MaxValue / count ? long.MaxValue : product * count);

    private (long? Address, long Size, uint Mask) Entry(ref Cursor cursor) =>
        filtered ? (cursor.Address(), cursor.Number(SizeField), cursor.U32()) : (cursor.Address(), chunkBytes, 0);

    private void CheckClient(byte client)
    {
        if (client != (filtered ? 1 : 0))
            throw context.Bad($"{What} is of another kind than the dataset.");
    }

    private int CheckEntry(int size) => size == context.OffsetSize + (filtered ? SizeField + 4 : 0)
        ? size : throw context.Bad($"{What} has entries of {size} bytes.");

    /// <summary>An extensible array counts the axis that grows first.</summary>
    private Func<long, long[]?> Linear()
    {
        var growing = Array.FindIndex(maxShape, size => size < 0);
        var order = new[] { Math.Max(growing, 0) }.Concat(Enumerable.Range(0, shape.Length).Where(axis => axis != Math.Max(growing, 0)))
            .ToArray();
        return index =>
        {
            var place = new long[shape.Length];
            for (var i = order.Length - 1; i > 0; i--)
            {
                (index, place[order[i]]) = Math.DivRem(index, Math.Max(1, MaxCounts[order[i]]));
            }

            place[order[0]] = index;
            for (var axis = 0; axis < place.Length; axis++)
            {
                if (place[axis] >= Counts[axis])
                    return null;
            }

            return place;
        };
    }
}

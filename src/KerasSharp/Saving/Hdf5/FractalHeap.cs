using System.Numerics;

namespace KerasSharp.Saving.Hdf5;

/// <summary>Where new-style groups and objects with many attributes keep their entries.</summary>
internal sealed class FractalHeap
{
    private const long LargestBlock = 1L << 26;
    private readonly Hdf5Context _context;
    private readonly Dictionary<long, byte[]> _blocks = [];
    private readonly int _idLength, _offsetSize, _lengthSize, _maxBits, _width, _rootRows, _directRows;
    private readonly long _startSize, _largestDirect;
    private readonly long? _root, _hugeTree;
    private readonly bool _checksums;
    private Dictionary<long, (long Address, long Length)>? _huge;

    public FractalHeap(Hdf5Context context, long address)
    {
        const string What = "A heap of entries";
        _context = context;
        var size = 26 + (3 * context.OffsetSize) + (12 * context.LengthSize);
        var bytes = context.Block(address, size, What);
        var cursor = new Cursor(bytes, context, What);
        cursor.Signature("FRHP");
        cursor.Version(0, 0);
        _idLength = cursor.U16();
        if (cursor.U16() != 0)
            throw context.Bad("A group keeps its entries packed by a filter, which is not supported.");
        Checksum.Verify(bytes, context, What);
        _checksums = (cursor.U8() & 2) != 0;
        var largestManaged = cursor.U32();
        cursor.Skip(context.LengthSize);
        _hugeTree = cursor.Address();
        cursor.Skip(context.LengthSize + context.OffsetSize + (8 * context.LengthSize));
        _width = cursor.U16();
        _startSize = cursor.Length();
        _largestDirect = cursor.Length();
        _maxBits = cursor.U16();
        cursor.Skip(2);
        _root = cursor.Address();
        _rootRows = cursor.U16();
        if (_width == 0 || !BitOperations.IsPow2(_width) || !BitOperations.IsPow2(_startSize) || !BitOperations.IsPow2(_largestDirect)
            || _largestDirect < _startSize || _largestDirect > LargestBlock || _maxBits is 0 or > 64 || largestManaged == 0)
            throw cursor.Bad("has sizes that make no sense");
        _offsetSize = (_maxBits + 7) / 8;
        _lengthSize = Math.Min(EncodedSize(_largestDirect), EncodedSize(largestManaged));
        _directRows = BitOperations.Log2((ulong)_largestDirect) - BitOperations.Log2((ulong)_startSize) + 2;
    }

    /// <summary>The bytes of an entry.</summary>
    public ReadOnlyMemory<byte> Find(ReadOnlySpan<byte> id)
    {
        var cursor = new Cursor(id, _context, "The name of an entry in a heap");
        var head = cursor.U8();
        if (head >> 6 != 0)
            throw cursor.Bad($"has version {head >> 6}");
        switch ((head >> 4) & 3)
        {
            case 0:
                return Managed(cursor.Number(_offsetSize), cursor.Number(_lengthSize));
            case 1:
                return Huge(ref cursor);
            case 2 when _idLength <= 17:
                return cursor.Take((head & 15) + 1).ToArray();
            case 2:
                return cursor.Take((((head & 15) << 8) | cursor.U8()) + 1).ToArray();
            default:
                throw cursor.Bad("has no known kind");
        }
    }

    private static int EncodedSize(long limit) => (BitOperations.Log2((ulong)limit) / 8) + 1;

    private ReadOnlyMemory<byte> Huge(ref Cursor cursor)
    {
        if (_idLength - 1 >= _context.OffsetSize + _context.LengthSize)
            return _context.Block(cursor.DefinedAddress(), cursor.Length(), "A large entry");
        _huge ??= ReadHuge();
        var id = cursor.Number(Math.Min(_context.LengthSize, _idLength - 1));
        return _huge.TryGetValue(id, out var place)
            ? _context.Block(place.Address, place.Length, "A large entry") : throw cursor.Bad("leads nowhere");
    }

    private Dictionary<long, (long Address, long Length)> ReadHuge()
    {
        var found = new Dictionary<long, (long, long)>();
        foreach (var record in new BTreeV2(_context, _hugeTree ?? throw _context.Bad("A large entry is not there."), type: 1).Records())
        {
            var cursor = new Cursor(record.Span, _context, "A large entry");
            var (address, length, id) = (cursor.DefinedAddress(), cursor.Length(), cursor.Length());
            found[id] = (address, length);
        }

        return found;
    }

    private ReadOnlyMemory<byte> Managed(long offset, long length)
    {
        var at = _root ?? throw _context.Bad("An entry is in a heap that is empty.");
        var start = 0L;
        var rows = _rootRows;
        // Each turn goes down one level, into smaller blocks: it ends.
        while (rows > 0)
        {
            var (row, rowStart) = Row(offset - start);
            if (row >= rows)
                throw _context.Bad($"An entry is at byte {offset} of a heap that ends before.");
            var blockSize = RowBlockSize(row);
            var column = (offset - start - rowStart) / blockSize;
            at = Child(at, rows, (row * _width) + (int)column);
            start += rowStart + (column * blockSize);
            if (row < _directRows)
                return Slice(at, blockSize, offset - start, length);
            rows = Math.Min(rows, BitOperations.Log2((ulong)blockSize) - BitOperations.Log2((ulong)(_startSize * _width)) + 1);
            if (rows <= 0)
                throw _context.Bad("A heap of entries makes no sense.");
        }

        return Slice(at, _startSize, offset, length);
    }

    private (int Row, long Start) Row(long offset)
    {
        var start = 0L;
        for (var row = 0; row < 64; row++)
        {
            var size = RowBlockSize(row) * _width;
            if (offset - start < size)
                return (row, start);
            start += size;
            if (start > long.MaxValue / 4)
                break;
        }

        throw _context.Bad($"An entry is at byte {offset} of a heap, which is too far.");
    }

    private long RowBlockSize(int row) =>
        row < 2 ? _startSize : row - 1 < 40 ? _startSize << (row - 1) : throw _context.Bad("A heap of entries has too many rows.");

    private long Child(long address, int rows, int index)
    {
        const string What = "A block of a heap";
        if (!_blocks.TryGetValue(address, out var bytes))
        {
            var direct = (long)Math.Min(rows, _directRows) * _width;
            var indirect = (long)Math.Max(0, rows - _directRows) * _width;
            bytes = _context.Block(address, 5 + _context.OffsetSize + _offsetSize + ((direct + indirect) * _context.OffsetSize) + 4, What);
            new Cursor(bytes, _context, What).Signature("FHIB");
            Checksum.Verify(bytes, _context, What);
            _blocks[address] = bytes;
        }

        var cursor = new Cursor(bytes, _context, What);
        cursor.Skip(5 + _context.OffsetSize + _offsetSize + ((long)index * _context.OffsetSize));
        return cursor.DefinedAddress();
    }

    private ReadOnlyMemory<byte> Slice(long address, long size, long offset, long length)
    {
        const string What = "A block of a heap";
        if (!_blocks.TryGetValue(address, out var bytes))
        {
            if (size > LargestBlock)
                throw _context.Bad($"{What} claims {size} bytes.");
            bytes = _context.Block(address, size, What);
            new Cursor(bytes, _context, What).Signature("FHDB");
            if (_checksums)
                VerifyDirect(bytes);
            _blocks[address] = bytes;
        }

        return offset >= 0 && length >= 0 && offset <= bytes.Length && length <= bytes.Length - offset
            ? bytes.AsMemory((int)offset, (int)length) : throw _context.Bad("An entry reaches beyond its block in a heap.");
    }

    /// <summary>The checksum stands within the block and is computed as if it were 0.</summary>
    private void VerifyDirect(byte[] bytes)
    {
        var at = 5 + _context.OffsetSize + _offsetSize;
        if (bytes.Length < at + 4)
            throw _context.Bad("A block of a heap is too short.");
        var stated = BitConverter.ToUInt32(bytes, at);
        bytes.AsSpan(at, 4).Clear();
        if (Checksum.Metadata(bytes) != stated)
            throw _context.Bad("A block of a heap has a wrong checksum: the file is damaged.");
    }
}

using System.Numerics;

namespace KerasSharp.Saving.Hdf5;

/// <summary>The new kind of tree: records of one size.</summary>
internal sealed class BTreeV2
{
    private const int Deepest = 20, Overhead = 10;
    private const string What = "A tree of records";
    private readonly Hdf5Context _context;
    private readonly int _type, _nodeSize, _recordSize, _depth, _rootCount, _countSize;
    private readonly int[] _totalSizes;
    private readonly long? _root;

    public BTreeV2(Hdf5Context context, long address, int type)
    {
        _context = context;
        _type = type;
        var bytes = context.Block(address, 16 + context.OffsetSize + 2 + context.LengthSize + 4, What);
        var cursor = new Cursor(bytes, context, What);
        cursor.Signature("BTHD");
        Checksum.Verify(bytes, context, What);
        cursor.Version(0, 0);
        if (cursor.U8() is var found && found != type)
            throw cursor.Bad($"has records of type {found} where {type} is expected");
        (_nodeSize, _recordSize, _depth) = ((int)Math.Min(cursor.U32(), int.MaxValue), cursor.U16(), cursor.U16());
        cursor.Skip(2);
        _root = cursor.Address();
        _rootCount = cursor.U16();
        if (_recordSize == 0 || _nodeSize < Overhead + _recordSize || _depth > Deepest)
            throw cursor.Bad("has sizes that make no sense");

        // The widths of counts follow from how many records a node can hold.
        var most = (_nodeSize - Overhead) / _recordSize;
        _countSize = EncodedSize(most);
        _totalSizes = new int[_depth + 1];
        var total = (UInt128)most;
        for (var level = 1; level <= _depth; level++)
        {
            var pointer = context.OffsetSize + _countSize + _totalSizes[level - 1];
            most = Math.Max(1, (_nodeSize - Overhead - pointer) / (_recordSize + pointer));
            total = UInt128.Min(((UInt128)(most + 1) * total) + (UInt128)most, ulong.MaxValue);
            _totalSizes[level] = EncodedSize((long)UInt128.Min(total, long.MaxValue));
        }
    }

    /// <summary>All records, in the order of the tree.</summary>
    public List<ReadOnlyMemory<byte>> Records()
    {
        var records = new List<ReadOnlyMemory<byte>>();
        if (_root is { } root)
            Read(root, _rootCount, _depth, records);
        return records;
    }

    private static int EncodedSize(long limit) => (BitOperations.Log2((ulong)limit) / 8) + 1;

    private void Read(long address, int count, int level, List<ReadOnlyMemory<byte>> records)
    {
        var pointer = level == 0 ? 0 : _context.OffsetSize + _countSize + _totalSizes[level - 1];
        var size = 6L + ((long)count * _recordSize) + ((count + 1L) * pointer) + 4;
        if (size > _nodeSize)
            throw _context.Bad($"{What} has a node with more records than fit.");
        var bytes = _context.Block(address, size, What);
        Checksum.Verify(bytes, _context, What);
        var cursor = new Cursor(bytes, _context, What);
        cursor.Signature(level == 0 ? "BTLF" : "BTIN");
        cursor.Version(0, 0);
        if (cursor.U8() != _type)
            throw cursor.Bad("has a node of another type");
        var own = Enumerable.Range(0, count).Select(i => (ReadOnlyMemory<byte>)bytes.AsMemory(6 + (i * _recordSize), _recordSize))
            .ToArray();
        if (level == 0)
        {
            records.AddRange(own);
            return;
        }

        cursor.Skip((long)count * _recordSize);
        for (var i = 0; i <= count; i++)
        {
            var (child, childCount) = (cursor.DefinedAddress(), (int)Math.Min(cursor.Number(_countSize), int.MaxValue));
            cursor.Skip(_totalSizes[level - 1]);
            Read(child, childCount, level - 1, records);
            if (i < count)
                records.Add(own[i]);
        }
    }
}

namespace KerasSharp.Saving.Hdf5;

/// <summary>Where texts of any length are kept.</summary>
internal sealed class GlobalHeap(Hdf5Context context)
{
    private readonly Dictionary<long, Dictionary<int, ReadOnlyMemory<byte>>> _collections = [];

    public ReadOnlySpan<byte> Find(long address, uint index)
    {
        if (!_collections.TryGetValue(address, out var collection))
            _collections[address] = collection = Read(address);
        return index <= ushort.MaxValue && collection.TryGetValue((int)index, out var found)
            ? found.Span : throw context.Bad($"Text {index} is missing in the heap at byte {address}.");
    }

    private Dictionary<int, ReadOnlyMemory<byte>> Read(long address)
    {
        const string What = "A heap of texts";
        var head = new Cursor(context.Block(address, 8 + context.LengthSize, What), context, What);
        head.Signature("GCOL");
        head.Version(1, 1);
        head.Skip(3);
        var size = head.Length();
        var bytes = context.Block(address, size, What);
        var cursor = new Cursor(bytes, context, What);
        cursor.Skip(8 + context.LengthSize);
        var entry = 8 + context.LengthSize;
        var found = new Dictionary<int, ReadOnlyMemory<byte>>();
        while (cursor.Left >= entry)
        {
            var index = cursor.U16();
            cursor.Skip(6);
            var length = cursor.Length();
            if (index == 0)
                break;
            var start = bytes.Length - cursor.Left;
            cursor.Skip(length);
            found[index] = bytes.AsMemory(start, (int)length);
            cursor.Skip(Math.Min(cursor.Left, (8 - (length % 8)) % 8));
        }

        return found;
    }
}

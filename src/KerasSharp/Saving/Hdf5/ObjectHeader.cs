namespace KerasSharp.Saving.Hdf5;

/// <summary>A message of an object's header.</summary>
internal readonly record struct Message(int Type, byte Flags, ReadOnlyMemory<byte> Data);

/// <summary>The header of a group or a dataset: its messages, gathered from all its blocks.</summary>
internal sealed class ObjectHeader
{
    public const int Dataspace = 1, LinkInfo = 2, Datatype = 3, OldFill = 4, Fill = 5, Link = 6, External = 7, Layout = 8, Filters = 11,
        Attribute = 12,
        Continuation = 16, SymbolTable = 17, AttributeInfo = 21;

    private const int Highest = 24;
    private readonly Hdf5Context _context;
    private readonly List<Message> _messages = [];
    private readonly HashSet<long> _blocks = [];

    private ObjectHeader(Hdf5Context context) => _context = context;

    public static ObjectHeader Read(Hdf5Context context, long address)
    {
        var header = new ObjectHeader(context);
        var start = context.BlockUpTo(address, 64, "The header of an object");
        var cursor = new Cursor(start, context, "The header of an object");
        if (start is [(byte)'O', (byte)'H', (byte)'D', (byte)'R', ..])
            header.ReadNew(address, ref cursor);
        else
            header.ReadOld(address, ref cursor);
        return header;
    }

    /// <summary>The messages of a type.</summary>
    public IEnumerable<Message> All(int type) => _messages.Where(message => message.Type == type);

    /// <summary>The first message of a type, or null.</summary>
    public Message? Find(int type)
    {
        foreach (var message in _messages)
        {
            if (message.Type == type)
                return message;
        }

        return null;
    }

    /// <summary>The data of a message, fetched from where it is shared.</summary>
    public ReadOnlyMemory<byte> Data(Message message) => Resolve(_context, message.Type, message.Flags, message.Data);

    /// <summary>Data that may stand in another object's header: a named type.</summary>
    public static ReadOnlyMemory<byte> Resolve(Hdf5Context context, int type, byte flags, ReadOnlyMemory<byte> data)
    {
        if ((flags & 2) == 0)
            return data;
        var cursor = new Cursor(data.Span, context, "A shared message");
        var version = cursor.Version(1, 3);
        var kind = cursor.U8();
        if (version == 3 && kind != 2)
            throw context.Bad("It keeps messages in a shared heap, which is not supported.");
        cursor.Skip(version == 1 ? 6 : 0);
        var target = Read(context, cursor.DefinedAddress()).Find(type);
        return target is { } found && (found.Flags & 2) == 0 ? found.Data : throw context.Bad("A shared message leads nowhere.");
    }

    private void ReadOld(long address, ref Cursor cursor)
    {
        cursor.Version(1, 1);
        cursor.Skip(1);
        int count = cursor.U16();
        cursor.Skip(4);
        var size = cursor.U32();
        cursor.Skip(4);
        var waiting = new Queue<(long Address, long Size)>([(address + 16, size)]);
        while (waiting.TryDequeue(out var block) && count > 0)
        {
            var bytes = Block(block.Address, block.Size);
            var rest = new Cursor(bytes, _context, "The header of an object");
            while (count > 0 && rest.Left >= 8)
            {
                count--;
                var (type, length, flags) = (rest.U16(), rest.U16(), rest.U8());
                rest.Skip(3);
                var start = bytes.Length - rest.Left;
                rest.Skip(length);
                Add(type, flags, bytes.AsMemory(start, length), waiting);
            }
        }
    }

    private void ReadNew(long address, ref Cursor cursor)
    {
        cursor.Skip(4);
        cursor.Version(2, 2);
        var flags = cursor.U8();
        cursor.Skip(((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0));
        var size = cursor.Number(1 << (flags & 3));
        var prefix = 64 - cursor.Left;
        var waiting = new Queue<(long Address, long Size)>();
        ReadMessages(Block(address, prefix + size + 4), prefix, flags, waiting);
        while (waiting.TryDequeue(out var block))
        {
            var bytes = Block(block.Address, block.Size);
            new Cursor(bytes, _context, "The continuation of a header").Signature("OCHK");
            ReadMessages(bytes, 4, flags, waiting);
        }
    }

    private void ReadMessages(byte[] bytes, int start, byte headerFlags, Queue<(long Address, long Size)> waiting)
    {
        Checksum.Verify(bytes, _context, "The header of an object");
        var order = (headerFlags & 4) != 0 ? 2 : 0;
        var rest = new Cursor(bytes.AsSpan(0, bytes.Length - 4), _context, "The header of an object");
        rest.Skip(start);
        while (rest.Left >= 4 + order)
        {
            var (type, length, flags) = (rest.U8(), rest.U16(), rest.U8());
            rest.Skip(order);
            var at = bytes.Length - 4 - rest.Left;
            rest.Skip(length);
            Add(type, flags, bytes.AsMemory(at, length), waiting);
        }
    }

    private void Add(int type, byte flags, ReadOnlyMemory<byte> data, Queue<(long Address, long Size)> waiting)
    {
        if (type == Continuation)
        {
            var cursor = new Cursor(data.Span, _context, "The continuation of a header");
            waiting.Enqueue((cursor.DefinedAddress(), cursor.Length()));
            return;
        }

        if (type >= Highest && (flags & 0x80) != 0)
            throw _context.Bad($"The header of an object has a message of type {type}, which must be understood and is not known.");
        _messages.Add(new Message(type, flags, data));
    }

    private byte[] Block(long address, long size) => _blocks.Add(address)
        ? _context.Block(address, size, "The header of an object")
        : throw _context.Bad("The header of an object leads back to itself.");
}

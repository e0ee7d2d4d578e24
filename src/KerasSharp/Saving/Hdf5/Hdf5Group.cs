using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace KerasSharp.Saving.Hdf5;

/// <summary>A group: named groups and datasets.</summary>
internal sealed class Hdf5Group : Hdf5Object
{
    private const long Soft = -1, Outside = -2;
    private readonly Dictionary<string, Hdf5Object> _opened = new(StringComparer.Ordinal);
    private SortedDictionary<string, long>? _links;

    public Hdf5Group(Hdf5File file, long address, string path)
        : this(file, ObjectHeader.Read(file.Context, address), path)
    {
    }

    public Hdf5Group(Hdf5File file, ObjectHeader header, string path)
        : base(file, header, path)
    {
    }

    /// <summary>The names in the group, in the order of their letters.</summary>
    public IReadOnlyCollection<string> Names => Links.Keys;

    private SortedDictionary<string, long> Links => _links ??= ReadLinks();

    /// <summary>Whether something of this name, or at the end of this path, is there.</summary>
    public bool Contains(string path) => Find(path) is not null;

    /// <summary>The group at a path, or null.</summary>
    /// <exception cref="ModelFileException">A dataset is there, or a link that leads outside.</exception>
    public Hdf5Group? FindGroup(string path) => Find(path) switch
    {
        null => null,
        Hdf5Group group => group,
        var other => throw new ModelFileException(File.Context.File, other.Path, "It should be a group and is a dataset."),
    };

    /// <summary>The dataset at a path, or null.</summary>
    /// <exception cref="ModelFileException">A group is there, or a link that leads outside.</exception>
    public Hdf5Dataset? FindDataset(string path) => Find(path) switch
    {
        null => null,
        Hdf5Dataset dataset => dataset,
        var other => throw new ModelFileException(File.Context.File, other.Path, "It should be a dataset and is a group."),
    };

    /// <summary>What is at a path, or null.</summary>
    public Hdf5Object? Find(string path)
    {
        Hdf5Object current = this;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (current is not Hdf5Group group || !group.TryOpen(name, out var next))
                return null;
            current = next;
        }

        return current;
    }

    private bool TryOpen(string name, [NotNullWhen(true)] out Hdf5Object? found)
    {
        if (_opened.TryGetValue(name, out found))
            return true;
        if (!Links.TryGetValue(name, out var address))
            return false;
        var path = Path.Length == 0 ? name : $"{Path}/{name}";
        if (address < 0)
            throw new ModelFileException(
                File.Context.File, path, address == Soft
                ? "It is a soft link, which is not followed." : "It is a link out of the file, which is not followed.");
        if (path.Count(c => c == '/') > File.Context.Limits.Depth)
            throw new ModelFileException(File.Context.File, path, "Groups are nested too deep.");
        _opened[name] = found = Open(File, address, path);
        return true;
    }

    private SortedDictionary<string, long> ReadLinks()
    {
        var links = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var context = Context;
        if (Header.Find(ObjectHeader.SymbolTable) is { } table)
            ReadSymbols(context, Header.Data(table), links);
        foreach (var message in Header.All(ObjectHeader.Link))
            ReadLink(context, Header.Data(message).Span, links);
        if (Header.Find(ObjectHeader.LinkInfo) is { } info)
        {
            var cursor = new Cursor(info.Data.Span, context, "The list of a group");
            cursor.Version(0, 0);
            cursor.Skip((cursor.U8() & 1) != 0 ? 8 : 0);
            if (cursor.Address() is { } place && cursor.Address() is { } tree)
            {
                var heap = new FractalHeap(context, place);
                foreach (var record in new BTreeV2(context, tree, type: 5).Records())
                {
                    if (record.Length < 11)
                        throw context.Bad("The list of a group makes no sense.");
                    ReadLink(context, heap.Find(record.Span[4..]).Span, links);
                }
            }
        }

        return links;
    }

    private static void ReadLink(Hdf5Context context, ReadOnlySpan<byte> data, SortedDictionary<string, long> links)
    {
        var cursor = new Cursor(data, context, "An entry of a group");
        cursor.Version(1, 1);
        var flags = cursor.U8();
        var type = (flags & 8) != 0 ? cursor.U8() : 0;
        cursor.Skip(((flags & 4) != 0 ? 8 : 0) + ((flags & 16) != 0 ? 1 : 0));
        var name = Encoding.UTF8.GetString(cursor.Take(cursor.Number(1 << (flags & 3))));
        Add(context, links, name, type switch { 0 => cursor.DefinedAddress(), 1 => Soft, _ => Outside });
    }

    /// <summary>The old style: a tree of tables of symbols, their names in a heap.</summary>
    private static void ReadSymbols(Hdf5Context context, ReadOnlyMemory<byte> data, SortedDictionary<string, long> links)
    {
        var cursor = new Cursor(data.Span, context, "The list of a group");
        var (tree, heapAddress) = (cursor.DefinedAddress(), cursor.DefinedAddress());
        var heap = ReadLocalHeap(context, heapAddress);
        foreach (var (_, address) in BTreeV1.Leaves(context, tree, type: 0, context.LengthSize))
        {
            const string What = "A table of names";
            var head = new Cursor(context.Block(address, 8, What), context, What);
            head.Signature("SNOD");
            head.Version(1, 1);
            head.Skip(1);
            var count = head.U16();
            var entries = new Cursor(context.Block(address, 8 + (count * (24L + (2 * context.OffsetSize))), What), context, What);
            entries.Skip(8);
            for (var i = 0; i < count; i++)
            {
                var (nameAt, target, kind) = (entries.Number(context.OffsetSize), entries.Address(), entries.U32());
                entries.Skip(20);
                if (nameAt >= heap.Length)
                    throw entries.Bad("has a name beyond its heap");
                var rest = heap.AsSpan((int)nameAt);
                var end = rest.IndexOf((byte)0);
                Add(context, links, Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]), kind == 2
                    ? Soft : target ?? throw entries.Bad("leads nowhere"));
            }
        }
    }

    private static byte[] ReadLocalHeap(Hdf5Context context, long address)
    {
        const string What = "A heap of names";
        var cursor = new Cursor(context.Block(address, 8 + (2 * context.LengthSize) + context.OffsetSize, What), context, What);
        cursor.Signature("HEAP");
        cursor.Version(0, 0);
        cursor.Skip(3);
        var size = cursor.Length();
        cursor.Skip(context.LengthSize);
        return context.Block(cursor.DefinedAddress(), size, What);
    }

    private static void Add(Hdf5Context context, SortedDictionary<string, long> links, string name, long address)
    {
        context.Spend(name.Length, "A group");
        if (name.Length == 0 || name.Contains('/') || !links.TryAdd(name, address))
            throw context.Bad($"A group has an entry named '{name}', which is no name or is there twice.");
    }
}

using System.IO.Compression;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace KerasSharp.Saving.Zip;

/// <summary>The entries of a zip file, read with care: nothing in it is believed before it is checked.</summary>
/// <remarks>Stored entries, as Keras writes them, are windows of the file; packed ones are unpacked into memory, up to what the limits
/// allow.</remarks>
internal sealed class ZipDirectory : IDisposable
{
    private const uint EndMark = 0x06054b50, End64Mark = 0x06064b50, Locator64Mark = 0x07064b50, EntryMark = 0x02014b50,
        LocalMark = 0x04034b50;
    private const int EndSize = 22, LongestComment = 65535, Stored = 0, Deflated = 8;
    private const string DamagedData = "its checksum is wrong: the data is damaged";
    private const long LargestDirectory = 64L << 20, FreeText = 4L << 20, LocalSize = 30;
    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly ModelFileLimits _limits;
    private readonly long _length;
    private readonly OrderedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _unpacked;

    /// <summary>Opens a file.</summary>
    /// <exception cref="ModelFileException">It is no zip file, or an entry has a name that leads out of it or is there twice.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public ZipDirectory(string path, ModelFileLimits limits)
    {
        (_path, _limits) = (path, limits);
        _file = File.OpenHandle(path);
        try
        {
            _length = RandomAccess.GetLength(_file);
            ReadDirectory();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of the file.</summary>
    public long Length => _length;

    /// <summary>The names of all entries that are files.</summary>
    public IEnumerable<string> Names => _entries.Keys.Where(name => !name.EndsWith('/'));

    public bool Contains(string name) => _entries.ContainsKey(name);

    /// <summary>All of an entry, its checksum verified.</summary>
    public byte[] ReadAll(string name, long limit)
    {
        var entry = Find(name);
        if (entry.Size > limit)
            throw Bad(name, $"it claims {entry.Size} bytes, more than the {limit} that are allowed (see {nameof(ModelFileLimits)})");

        // A text becomes many objects: what packs as well as no text does is refused at a few megabytes.
        if (entry.Method == Deflated && entry.Size > Math.Max(Math.Min(FreeText, _limits.FreeBytes), entry.Packed * _limits.Expansion))
            throw Expands(name, entry);
        using var source = Open(name);
        var bytes = new byte[entry.Size];
        source.Read(0, bytes);
        return bytes;
    }

    /// <summary>The bytes of an entry by position. The directory must outlive them.</summary>
    /// <param name="name">The entry.</param>
    /// <param name="verify">Whether its checksum is verified now; else the bytes know it where they are in the file as they are.</param>
    public ByteSource Open(string name, bool verify = true)
    {
        var entry = Find(name);
        var start = DataStart(name, entry);
        if (entry.Method == Stored)
        {
            if (entry.Packed != entry.Size)
                throw Bad(name, $"it claims {entry.Size} bytes and has {entry.Packed}");
            var window = new FileSource(_file, start, entry.Size, ownsFile: false, entry.Checksum);
            if (!verify)
                return window;
            Verify(name, window);
            return new FileSource(_file, start, entry.Size, ownsFile: false);
        }

        _unpacked += entry.Size;
        if (entry.Size > Math.Min(_limits.Unpacked(entry.Packed), Array.MaxLength))
            throw Expands(name, entry);
        if (_unpacked > _limits.Unpacked(_length))
            throw Bad(
                name,
                $"with it, {_unpacked} bytes are unpacked from a file of {_length}, which is more than is allowed (see "
                + $"{nameof(ModelFileLimits)})");
        var unpacked = new MemorySource(Inflate(name, entry, start));
        if (Crc32.Of(unpacked.Bytes) != entry.Checksum)
            throw Bad(name, DamagedData);
        return unpacked;
    }

    /// <summary>Verifies an entry that was opened without.</summary>
    public void Verify(string name)
    {
        var entry = Find(name);
        if (entry.Method == Stored)
            Open(name).Dispose();
    }

    public void Dispose() => _file.Dispose();

    private void Verify(string name, ByteSource source)
    {
        var read = new BulkRead();
        read.Verify(source);
        try
        {
            read.Execute();
        }
        catch (InvalidDataException)
        {
            throw Bad(name, DamagedData);
        }
    }

    private byte[] Inflate(string name, Entry entry, long start)
    {
        var packed = new byte[entry.Packed];
        Read(start, packed);
        var bytes = new byte[entry.Size];
        try
        {
            using var stream = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length || stream.ReadByte() >= 0)
                throw Bad(name, $"it does not unpack to the {entry.Size} bytes that it claims");
        }
        catch (InvalidDataException e)
        {
            throw new ModelFileException(_path, name, "its packed data is damaged.", e);
        }

        return bytes;
    }

    private Entry Find(string name) => _entries.TryGetValue(name, out var entry) ? entry : throw Bad(name, "it is missing");

    /// <summary>Where an entry's data begins, after a head of its own that must say what the directory says: other programs go by
    /// it.</summary>
    private long DataStart(string name, Entry entry)
    {
        var cursor = Cursor(Block(entry.Offset, LocalSize, name), name);
        if (cursor.U32() != LocalMark)
            throw Bad(name, "its place in the file is wrong");
        cursor.Skip(2);
        var (flags, method) = (cursor.U16(), cursor.U16());
        cursor.Skip(4);
        var (checksum, packed, size) = (cursor.U32(), (long)cursor.U32(), (long)cursor.U32());
        var (nameLength, extraLength) = (cursor.U16(), cursor.U16());
        var ownName = Encoding.UTF8.GetString(Block(entry.Offset + LocalSize, nameLength, name));
        if (ownName != name)
            throw Bad(name, $"where it is, the file names it '{ownName}'");

        // Sizes that were not known yet, or are too large, stand elsewhere.
        var saysSizes = (flags & 8) == 0 && packed != uint.MaxValue && size != uint.MaxValue;
        if (method != entry.Method || (flags & 1) != 0
            || (saysSizes && (checksum, packed, size) != (entry.Checksum, entry.Packed, entry.Size)))
            throw Bad(name, "where it is, the file says another method, size or checksum of it than the directory at its end does");
        var start = entry.Offset + LocalSize + nameLength + extraLength;
        if (start > _length || entry.Packed > _length - start)
            throw Bad(name, $"it claims {entry.Packed} bytes at byte {start}, but the file has {_length}: it is truncated or damaged");
        return start;
    }

    private void ReadDirectory()
    {
        var tail = Block(Math.Max(0, _length - EndSize - LongestComment), Math.Min(_length, EndSize + LongestComment), "the directory");
        var at = FindEnd(tail);
        if (at < 0)
            throw new ModelFileException(_path, null, "it is not a zip file, or it is truncated: the directory at its end is missing.");
        var end = Cursor(tail.AsSpan(at), "the directory");
        end.Skip(8);
        end.Skip(2);
        var (count, size, offset) = ((long)end.U16(), (long)end.U32(), (long)end.U32());
        if (count == ushort.MaxValue || size == uint.MaxValue || offset == uint.MaxValue)
            (count, size, offset) = ReadEnd64(_length - tail.Length + at);
        if (size > LargestDirectory)
            throw Bad("the directory", $"it claims {size} bytes");
        var cursor = Cursor(Block(offset, size, "the directory"), "the directory");
        for (var i = 0L; i < count; i++)
            ReadEntry(ref cursor);
        if (cursor.Left > 0)
            throw Bad("the directory", $"it claims {count} entries and has more");
        CheckOverlaps(offset);
    }

    /// <summary>Entries that share their bytes could unpack to any size.</summary>
    private void CheckOverlaps(long directory)
    {
        var (end, before) = (0L, "");
        foreach (var (name, entry) in _entries.OrderBy(pair => pair.Value.Offset))
        {
            if (entry.Offset < end)
                throw Bad(name, $"its bytes overlap those of '{before}'");
            if (entry.Offset > directory || entry.Packed > directory - entry.Offset)
                throw Bad(
                    name,
                    $"it claims {entry.Packed} bytes from byte {entry.Offset}, but the directory of the file is at byte {directory}: it "
                    + "is truncated or damaged");
            (end, before) = (entry.Offset + LocalSize + entry.Packed, name);
        }
    }

    private static int FindEnd(byte[] tail)
    {
        for (var at = tail.Length - EndSize; at >= 0; at--)
        {
            if (BitConverter.ToUInt32(tail, at) == EndMark)
                return at;
        }

        return -1;
    }

    private (long Count, long Size, long Offset) ReadEnd64(long end)
    {
        var locator = Cursor(Block(end - 20, 20, "the directory"), "the directory");
        if (locator.U32() != Locator64Mark)
            throw Bad("the directory", "it is damaged");
        locator.Skip(4);
        var cursor = Cursor(Block(locator.Number(8), 56, "the directory"), "the directory");
        if (cursor.U32() != End64Mark)
            throw Bad("the directory", "it is damaged");
        cursor.Skip(28);
        return (cursor.Number(8), cursor.Number(8), cursor.Number(8));
    }

    private void ReadEntry(ref Cursor cursor)
    {
        if (cursor.U32() != EntryMark)
            throw Bad("the directory", "it is damaged");
        cursor.Skip(4);
        var (flags, method) = (cursor.U16(), cursor.U16());
        cursor.Skip(4);
        var checksum = cursor.U32();
        var (packed, size) = ((long)cursor.U32(), (long)cursor.U32());
        var (nameLength, extraLength, commentLength) = (cursor.U16(), cursor.U16(), cursor.U16());
        cursor.Skip(8);
        var offset = (long)cursor.U32();
        var name = Encoding.UTF8.GetString(cursor.Take(nameLength));
        var extra = Cursor(cursor.Take(extraLength), name);
        cursor.Skip(commentLength);
        while (extra.Left >= 4)
        {
            var (id, length) = (extra.U16(), extra.U16());
            var field = Cursor(extra.Take(length), name);
            if (id != 1)
                continue;
            size = size == uint.MaxValue ? field.Number(8) : size;
            packed = packed == uint.MaxValue ? field.Number(8) : packed;
            offset = offset == uint.MaxValue ? field.Number(8) : offset;
        }

        if ((flags & 1) != 0)
            throw Bad(name, "it is encrypted");
        if (method is not (Stored or Deflated))
            throw Bad(name, $"it is packed by method {method}, which is not supported; known are stored and deflated");
        CheckName(name);
        if (!_entries.TryAdd(name, new Entry(offset, packed, size, method, checksum)))
            throw Bad(name, "it is there twice");
    }

    /// <summary>Refuses names that would lead out of a folder.</summary>
    private void CheckName(string name)
    {
        if (name.Length == 0 || name.StartsWith('/') || name.Contains('\\') || name.Contains('\0') || name.Contains(':')
            || name.Split('/').Contains(".."))
            throw Bad(name, "the name of the entry leads out of the archive");
    }

    private byte[] Block(long start, long size, string what)
    {
        if (start < 0 || size < 0 || start > _length || size > _length - start)
            throw Bad(what, $"it should be at byte {start} with {size} bytes, but the file has {_length}: it is truncated or damaged");
        var bytes = new byte[size];
        Read(start, bytes);
        return bytes;
    }

    private void Read(long start, Span<byte> into) => new FileSource(_file, 0, _length, ownsFile: false).Read(start, into);

    private Cursor Cursor(ReadOnlySpan<byte> bytes, string what) =>
        new(bytes, new Hdf5Context(new MemorySource([]), _path, _limits) { Entry = what }, "The zip file");

    private ModelFileException Expands(string name, Entry entry) =>
        Bad(name,
            $"it claims to unpack from {entry.Packed} to {entry.Size} bytes, which is more than is allowed (see "
            + $"{nameof(ModelFileLimits)})");

    private ModelFileException Bad(string entry, string reason) => new(_path, entry, reason + ".");

    private readonly record struct Entry(long Offset, long Packed, long Size, int Method, uint Checksum);
}

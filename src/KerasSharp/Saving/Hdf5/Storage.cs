namespace KerasSharp.Saving.Hdf5;

/// <summary>Where and how the elements of a dataset are kept.</summary>
internal sealed class Storage
{
    private const int Compact = 0, Contiguous = 1, Chunked = 2, Virtual = 3;
    private readonly Hdf5Dataset _dataset;
    private readonly Filters _filters;
    private ReadOnlyMemory<byte> _inline;
    private long? _address;
    private int _class;
    private long[] _chunk = [];
    private int _chunkBytes;
    private Func<List<Chunk>>? _findChunks;
    private List<Chunk>? _chunks;

    private Storage(Hdf5Dataset dataset, Filters filters) => (_dataset, _filters) = (dataset, filters);

    /// <summary>Whether the elements stand one after the other.</summary>
    public bool IsPlain => _class is Compact or Contiguous;

    public static Storage Read(Hdf5Context context, ReadOnlyMemory<byte> data, Hdf5Dataset dataset, long[] maxShape, Filters filters)
    {
        var storage = new Storage(dataset, filters);
        var cursor = new Cursor(data.Span, context, "The layout of the dataset");
        var version = cursor.Version(1, 4);
        if (version < 3)
        {
            storage.ReadOldest(context, ref cursor, data, maxShape);
        }
        else
        {
            storage._class = cursor.U8();
            switch (storage._class)
            {
                case Compact:
                    storage.SetInline(context, ref cursor, data, cursor.U16());
                    break;
                case Contiguous:
                    storage._address = cursor.Address();
                    if (cursor.Length() < dataset.ByteLength && storage._address is not null)
                        throw context.Bad($"The dataset claims {dataset.ByteLength} bytes and has fewer.");
                    break;
                case Chunked when version == 3:
                    var rank = cursor.U8();
                    storage._address = cursor.Address();
                    storage.SetChunk(context, Sizes(ref cursor, rank, 4), maxShape);
                    break;
                case Chunked:
                    storage.ReadChunked(context, ref cursor, maxShape);
                    break;
                case Virtual:
                    throw context.Bad("It is a virtual dataset, whose values are in other files, which are not followed.");
                default:
                    throw cursor.Bad($"is of the unknown class {storage._class}");
            }
        }

        if (storage.IsPlain && !filters.None)
            throw context.Bad("The dataset has filters and no chunks.");
        return storage;
    }

    /// <summary>Refuses values that are not there.</summary>
    public void Check(Hdf5Context context)
    {
        if (_class == Contiguous && _address is { } address)
            context.Check(address, _dataset.ByteLength, "The values");
        var absent = _class == Contiguous ? _address is null : _class == Chunked;
        if (absent && _dataset.ByteLength > context.Limits.Unpacked(context.Length))
        {
            throw context.Bad(
                $"The dataset claims {_dataset.ByteLength} bytes, and the whole file has {context.Length}: more than "
                + $"{context.Limits.Expansion} times as much (see {nameof(ModelFileLimits)}).");
        }
    }

    /// <summary>Where all elements are, one after the other; null where they are not there so.</summary>
    public (ByteSource Source, long Position)? Place(Hdf5Context context) =>
        _class == Contiguous && _address is { } address ? context.Place(address, _dataset.ByteLength) : null;

    /// <summary>Reads a run of elements.</summary>
    public void ReadInto(Hdf5Context context, long start, Span<byte> into, byte[]? fill)
    {
        if (_class == Compact)
        {
            _inline.Span.Slice((int)start, into.Length).CopyTo(into);
        }
        else if (_class == Contiguous && _address is { } address)
        {
            context.Read(address + start, into);
        }
        else
        {
            Fill(into, fill, start);
            if (_class == Chunked && _findChunks is not null)
                ReadChunks(context, start, into);
        }
    }

    private static long[] Sizes(ref Cursor cursor, int rank, int width)
    {
        var sizes = new long[rank];
        for (var i = 0; i < rank; i++)
            sizes[i] = cursor.Number(width);
        return sizes;
    }

    private static void Fill(Span<byte> into, byte[]? fill, long start)
    {
        into.Clear();
        if (fill is null || fill.AsSpan().IndexOfAnyExcept((byte)0) < 0)
            return;
        for (var i = 0; i < into.Length; i++)
            into[i] = fill[(int)((start + i) % fill.Length)];
    }

    private void ReadOldest(Hdf5Context context, ref Cursor cursor, ReadOnlyMemory<byte> data, long[] maxShape)
    {
        var rank = cursor.U8();
        _class = cursor.U8();
        cursor.Skip(5);
        _address = _class == Compact ? null : cursor.Address();
        if (_class == Virtual)
            throw cursor.Bad("is of an unknown class");
        var sizes = Sizes(ref cursor, rank, 4);
        if (_class == Chunked)
            SetChunk(context, sizes, maxShape);
        else if (_class == Compact)
            SetInline(context, ref cursor, data, cursor.U32());
    }

    private void SetInline(Hdf5Context context, ref Cursor cursor, ReadOnlyMemory<byte> data, long size)
    {
        var start = data.Length - cursor.Left;
        cursor.Skip(size);
        _inline = data.Slice(start, (int)size);
        if (size < _dataset.ByteLength)
            throw context.Bad($"The dataset claims {_dataset.ByteLength} bytes and has {size}.");
    }

    /// <summary>The shape of the chunks, the size of an element last.</summary>
    private ChunkIndex SetChunk(Hdf5Context context, long[] sizes, long[] maxShape)
    {
        var shape = _dataset.Shape;
        if (sizes.Length != shape.Length + 1 || sizes[^1] != _dataset.Type.Size || sizes.Contains(0))
            throw context.Bad(
                $"Chunks of shape [{string.Join(", ", sizes)}] do not fit a dataset of {shape.Length} axes and elements of "
                + $"{_dataset.Type.Size} bytes.");
        var bytes = sizes.Aggregate((Int128)1, (product, size) => product > long.MaxValue ? product : product * size);
        if (bytes > Math.Min(context.Limits.Unpacked(context.Length), Array.MaxLength - 4))
            throw context.Bad(
                $"A chunk of shape [{string.Join(", ", sizes)}] is larger than the file may ask for (see {nameof(ModelFileLimits)}).");
        (_chunk, _chunkBytes) = (sizes[..^1], (int)bytes);
        var index = new ChunkIndex(context, shape, maxShape, _chunk, _chunkBytes, !_filters.None);
        if (_address is { } address)
            _findChunks = () => index.OldTree(address);
        return index;
    }

    private void ReadChunked(Hdf5Context context, ref Cursor cursor, long[] maxShape)
    {
        var flags = cursor.U8();
        var rank = cursor.U8();
        int width = cursor.U8();
        if (width is 0 or > 8)
            throw cursor.Bad($"has sizes of {width} bytes");
        var index = SetChunk(context, Sizes(ref cursor, rank, width), maxShape);
        var kind = cursor.U8();
        var (size, mask) = ((long)_chunkBytes, 0u);
        if (kind == 1 && (flags & 2) != 0)
            (size, mask) = (cursor.Length(), cursor.U32());
        cursor.Skip(kind switch { 3 => 1, 4 => 5, 5 => 6, _ => 0 });
        _address = cursor.Address();
        if ((flags & 1) != 0 && !_filters.None && kind != 1)
            throw context.Bad("The dataset leaves its outermost chunks unpacked, which is not supported.");
        if (_address is not { } address)
            return;
        _findChunks = kind switch
        {
            1 => () => index.Single(address, size, mask),
            2 => () => index.Implicit(address),
            3 => () => index.FixedArray(address),
            4 => () => index.ExtensibleArray(address),
            5 => () => index.NewTree(address),
            _ => throw cursor.Bad($"has an index of the unknown kind {kind}"),
        };
    }

    private void ReadChunks(Hdf5Context context, long start, Span<byte> into)
    {
        _chunks ??= CheckedChunks(context, _findChunks!());
        foreach (var chunk in _chunks)
        {
            var (first, last) = Extent(chunk);
            if (last <= start || first >= start + into.Length)
                continue;
            var packed = new byte[chunk.Size];
            context.Read(chunk.Address, packed);
            Scatter(_filters.Unpack(packed, chunk.Mask, _chunkBytes, _dataset.Type.Size), chunk, start, into);
        }
    }

    private List<Chunk> CheckedChunks(Hdf5Context context, List<Chunk> chunks)
    {
        var seen = new HashSet<string>();
        var total = (Int128)0;
        foreach (var chunk in chunks)
        {
            context.Check(chunk.Address, chunk.Size, "A chunk");
            if (chunk.Size > Array.MaxLength || !seen.Add(string.Join(',', chunk.Scaled)))
                throw context.Bad("The index of chunks names one twice.");
            total += _chunkBytes;
        }

        return total <= context.Limits.Unpacked(context.Length) + _dataset.ByteLength
            ? chunks : throw context.Bad(
                $"The chunks unpack to {total} bytes, more than the file may ask for (see {nameof(ModelFileLimits)}).");
    }

    /// <summary>The first byte of the dataset that a chunk holds, and the one after its last.</summary>
    private (long First, long Last) Extent(Chunk chunk)
    {
        var shape = _dataset.Shape;
        var (first, last) = (0L, 0L);
        for (var axis = 0; axis < shape.Length; axis++)
        {
            // Entries beyond the shape are left over from before it shrank.
            if (chunk.Scaled[axis] > shape[axis] / _chunk[axis] || chunk.Scaled[axis] * _chunk[axis] >= shape[axis])
                return (long.MaxValue, long.MaxValue);
            var begin = chunk.Scaled[axis] * _chunk[axis];
            first = (first * shape[axis]) + begin;
            last = (last * shape[axis]) + Math.Min(shape[axis] - begin, _chunk[axis]) + begin - 1;
        }

        return (first * _dataset.Type.Size, (last + 1) * _dataset.Type.Size);
    }

    private void Scatter(byte[] data, Chunk chunk, long start, Span<byte> into)
    {
        var shape = _dataset.Shape;
        int size = _dataset.Type.Size;
        var rank = shape.Length;
        if (rank == 0)
        {
            data.AsSpan(0, size).CopyTo(into);
            return;
        }

        var inner = rank - 1;
        var run = (int)(Math.Min(_chunk[inner], shape[inner] - (chunk.Scaled[inner] * _chunk[inner])) * size);
        var rows = 1L;
        for (var axis = 0; axis < inner; axis++)
            rows *= _chunk[axis];
        var place = new long[rank];
        for (var row = 0L; row < rows; row++)
        {
            var rest = row;
            var inside = true;
            for (var axis = inner - 1; axis >= 0; axis--)
            {
                (rest, var within) = Math.DivRem(rest, _chunk[axis]);
                place[axis] = (chunk.Scaled[axis] * _chunk[axis]) + within;
                inside &= place[axis] < shape[axis];
            }

            if (!inside)
                continue;
            place[inner] = chunk.Scaled[inner] * _chunk[inner];
            var at = 0L;
            for (var axis = 0; axis < rank; axis++)
                at = (at * shape[axis]) + place[axis];
            at = (at * size) - start;
            var from = data.AsSpan((int)(row * _chunk[inner] * size), run);
            if (at < 0)
            {
                from = -at >= run ? default : from[(int)-at..];
                at = 0;
            }

            if (at < into.Length)
                from[..(int)Math.Min(from.Length, into.Length - at)].CopyTo(into[(int)at..]);
        }
    }
}

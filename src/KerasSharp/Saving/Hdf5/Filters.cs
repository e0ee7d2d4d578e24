using System.Buffers.Binary;
using System.IO.Compression;

namespace KerasSharp.Saving.Hdf5;

/// <summary>How the chunks of a dataset are packed.</summary>
internal sealed class Filters
{
    private const int Deflate = 1, Shuffle = 2, Fletcher = 3, MostFilters = 32;
    private static readonly Dictionary<int, string> Names =
        new() { [4] = "szip", [5] = "nbit", [6] = "scaleoffset", [32000] = "lzf", [32001] = "blosc", [32004] = "lz4", [32015] = "zstd" };
    private readonly List<(int Id, uint[] Values)> _filters = [];
    private readonly Hdf5Context _context;

    public Filters(Hdf5Context context, ReadOnlySpan<byte> data)
    {
        _context = context;
        var cursor = new Cursor(data, context, "The list of filters");
        var version = cursor.Version(1, 2);
        var count = cursor.U8();
        if (count > MostFilters)
            throw cursor.Bad($"has {count} entries");
        cursor.Skip(version == 1 ? 6 : 0);
        for (var i = 0; i < count; i++)
        {
            int id = cursor.U16();
            int nameLength = version == 1 || id >= 256 ? cursor.U16() : 0;
            cursor.Skip(2);
            int values = cursor.U16();
            cursor.Skip(version == 1 ? (nameLength + 7) / 8 * 8 : nameLength);
            var options = new uint[values];
            for (var j = 0; j < values; j++)
                options[j] = cursor.U32();
            cursor.Skip(version == 1 && values % 2 == 1 ? 4 : 0);
            if (id is not (Deflate or Shuffle or Fletcher))
                throw context.Bad(
                    $"It is packed with the filter {(Names.TryGetValue(id, out var name) ? $"'{name}'" : id)}, which is not supported; "
                    + "known are deflate, shuffle and fletcher32.");
            _filters.Add((id, options));
        }
    }

    /// <summary>No filters.</summary>
    public Filters(Hdf5Context context) => _context = context;

    public bool None => _filters.Count == 0;

    /// <summary>Unpacks a chunk.</summary>
    /// <param name="packed">What is in the file.</param>
    /// <param name="mask">A bit for each filter that was left out.</param>
    /// <param name="size">The size that must come out.</param>
    /// <param name="elementSize">Bytes of an element.</param>
    public byte[] Unpack(byte[] packed, uint mask, int size, int elementSize)
    {
        for (var i = _filters.Count - 1; i >= 0; i--)
        {
            if (i < 32 && (mask & (1u << i)) != 0)
                continue;
            packed = _filters[i].Id switch
            {
                Deflate => Inflate(packed, size + 4),
                Shuffle => Unshuffle(packed, _filters[i].Values is [var width and > 0 and <= int.MaxValue, ..] ? (int)width : elementSize),
                _ => CheckFletcher(packed),
            };
        }

        return packed.Length == size ? packed : throw _context.Bad($"A chunk unpacks to {packed.Length} bytes where {size} are expected.");
    }

    private byte[] Inflate(byte[] packed, int limit)
    {
        var result = new byte[limit];
        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            var count = stream.ReadAtLeast(result, limit, throwOnEndOfStream: false);
            return result[..count];
        }
        catch (InvalidDataException e)
        {
            throw new ModelFileException(_context.File, _context.Entry, "A packed chunk is damaged.", e);
        }
    }

    private byte[] CheckFletcher(byte[] data) =>
        data.Length >= 4 && Checksum.Fletcher(data.AsSpan(0, data.Length - 4)) is var sum
            && BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(data.Length - 4)) is var stated
            && (sum == stated || Swapped(sum) == stated)
            ? data[..^4] : throw _context.Bad("A chunk has a wrong checksum: the file is damaged.");

    /// <summary>Old libraries on little-endian machines wrote the halves with their bytes swapped; both are right.</summary>
    private static uint Swapped(uint sum) => ((sum & 0x00ff00ff) << 8) | ((sum & 0xff00ff00) >> 8);

    private static byte[] Unshuffle(byte[] data, int width)
    {
        var count = data.Length / width;
        if (width <= 1 || count <= 1)
            return data;
        var result = new byte[data.Length];
        for (var part = 0; part < width; part++)
        {
            var from = data.AsSpan(part * count, count);
            for (var i = 0; i < count; i++)
                result[(i * width) + part] = from[i];
        }

        data.AsSpan(width * count).CopyTo(result.AsSpan(width * count));
        return result;
    }
}

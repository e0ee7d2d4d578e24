using System.Buffers.Binary;
using System.Text.Json;

namespace KerasSharp.Saving;

/// <summary>A safetensors file that is read. Its header is checked as a whole before anything is made of it.</summary>
/// <remarks>As the format wants it, the tensors cover the data from its first byte to its last, without holes and without overlapping, and
/// a name stands for one tensor. Source: the format's README and safetensors/src/tensor.rs.</remarks>
internal sealed class SafeTensorsFile : IDisposable
{
    // The format's own limit.
    private const long LargestHeader = 100_000_000;
    private const int LengthSize = 8, MostAxes = 64;
    private const string Metadata = "__metadata__", Header = "the header";
    private readonly FileSource _source;
    private readonly string _path;
    private readonly ModelFileLimits _limits;
    private readonly OrderedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private long _dataStart;

    /// <summary>Opens a file.</summary>
    /// <exception cref="ModelFileException">It is not what the format says, or claims more than the limits allow; the message names the
    /// entry and the reason.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public SafeTensorsFile(string path, ModelFileLimits limits)
    {
        (_path, _limits) = (path, limits);
        _source = FileSource.Open(path);
        try
        {
            ReadHeader();
            CheckOffsets();
        }
        catch
        {
            _source.Dispose();
            throw;
        }
    }

    /// <summary>The names of the tensors, in the order of the header.</summary>
    public IReadOnlyList<string> Names => _entries.Keys;

    /// <summary>The shape of a tensor.</summary>
    public long[] ShapeOf(string name) => _entries[name].Shape;

    /// <summary>A tensor of its own.</summary>
    public Tensor Read(string name)
    {
        var entry = _entries[name];
        using var scope = NewDisposeScope();
        var tensor = empty(entry.Shape, entry.Type == ScalarType.Bool ? ScalarType.Byte : entry.Type, CPU);
        TensorBytes.Fill(tensor, (start, bytes) => _source.Read(_dataStart + entry.Begin + start, bytes));
        return (entry.Type == ScalarType.Bool ? tensor.ne(0) : tensor).MoveToOuterDisposeScope();
    }

    /// <summary>Notes a tensor for a variable of its shape.</summary>
    public void Assign(string name, Variable target, Assignments assignments)
    {
        var entry = _entries[name];
        assignments.Add(target, entry.Type, _source, _dataStart + entry.Begin, () => Read(name));
    }

    public void Dispose() => _source.Dispose();

    private void ReadHeader()
    {
        Span<byte> prefix = stackalloc byte[LengthSize];
        if (_source.Length < LengthSize)
            throw Bad(Header, $"the file has {_source.Length} bytes, fewer than the {LengthSize} that say how long the header is");
        _source.Read(0, prefix);
        var length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
        if (length < 2 || length > _source.Length - LengthSize)
            throw Bad(
                Header,
                $"it claims {length} bytes, and the file has {_source.Length}: it is no safetensors file, or it is truncated or damaged");
        if (length > Math.Min(LargestHeader, _limits.TextBytes))
            throw Bad(
                Header,
                $"it claims {length} bytes, more than the {Math.Min(LargestHeader, _limits.TextBytes)} that are allowed (see "
                + $"{nameof(ModelFileLimits)})");
        var json = new byte[length];
        _source.Read(LengthSize, json);
        _dataStart = LengthSize + length;
        try
        {
            using var header = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = _limits.Depth });
            if (header.RootElement.ValueKind != JsonValueKind.Object)
                throw Bad(Header, "it is no JSON object");
            foreach (var property in header.RootElement.EnumerateObject())
            {
                if (property.Name == Metadata)
                    CheckMetadata(property.Value);
                else if (!_entries.TryAdd(property.Name, ReadEntry(property.Name, property.Value)))
                    throw Bad(property.Name, "it is there twice");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ModelFileException(_path, Header, $"it is no valid JSON: {e.Message}", e);
        }
    }

    private void CheckMetadata(JsonElement metadata)
    {
        if (metadata.ValueKind != JsonValueKind.Object || metadata.EnumerateObject().Any(
            property => property.Value.ValueKind != JsonValueKind.String))
            throw Bad(Metadata, "it must be an object of texts");
    }

    private Entry ReadEntry(string name, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw Bad(name, "it must be an object with dtype, shape and data_offsets");
        JsonElement? dtype = null, shape = null, offsets = null;
        foreach (var property in json.EnumerateObject())
        {
            ref var field = ref dtype;
            switch (property.Name)
            {
                case "dtype": break;
                case "shape": field = ref shape; break;
                case "data_offsets": field = ref offsets; break;
                default: throw Bad(name, $"it has the unknown key '{property.Name}'");
            }

            if (field is not null)
                throw Bad(name, $"its {property.Name} is there twice");
            field = property.Value;
        }

        if (dtype is not { ValueKind: JsonValueKind.String } text || SafeTensors.TypeOf(text.GetString()!) is not { } type)
            throw Bad(
                name, $"it has the unknown dtype {dtype?.GetRawText() ?? "none"}; known are {string.Join(", ", SafeTensors.TypeNames)}");
        var (sizes, range) = (Numbers(name, "shape", shape, MostAxes), Numbers(name, "data_offsets", offsets, 2));
        if (range.Length != 2 || range[1] < range[0])
            throw Bad(name, $"its data_offsets [{string.Join(", ", range)}] are no range");
        var bytes = sizes.Contains(0) ? 0 : sizes.Aggregate(
            (Int128)type.ElementSize(), (product, size) => product > long.MaxValue ? product : product * size);
        if (bytes != range[1] - range[0])
            throw Bad(
                name,
                $"its shape {Shape.Of(sizes)} of {text.GetString()} needs {bytes} bytes, and its data_offsets [{range[0]}, {range[1]}] "
                + $"give it {range[1] - range[0]}");
        if (bytes > _limits.TensorBytes)
            throw Bad(
                name, $"it claims {bytes} bytes, more than the {_limits.TensorBytes} that are allowed (see {nameof(ModelFileLimits)})");
        return new Entry(type, sizes, range[0], range[1]);
    }

    private long[] Numbers(string name, string key, JsonElement? json, int most)
    {
        if (json is not { ValueKind: JsonValueKind.Array } array || array.GetArrayLength() > most)
            throw Bad(name, $"its {key} must be a list of at most {most} numbers");
        return [
            .. array.EnumerateArray()
            .Select(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt64(out var number) && number >= 0
            ? number : throw Bad(name, $"its {key} holds {item.GetRawText()}, which is no whole number from 0 to {long.MaxValue}"))];
    }

    /// <summary>The tensors must cover the data, each byte once.</summary>
    private void CheckOffsets()
    {
        var size = _source.Length - _dataStart;
        var end = 0L;
        var before = "";
        foreach (var (name, entry) in _entries.OrderBy(pair => pair.Value.Begin).ThenBy(pair => pair.Value.End))
        {
            if (entry.End > size)
                throw Bad(
                    name,
                    $"it should be at bytes {entry.Begin} to {entry.End} of the data, and the file has {size}: it is truncated or damaged");
            if (entry.Begin < end)
                throw Bad(name, $"its data at byte {entry.Begin} overlaps that of '{before}', which ends at byte {end}");
            if (entry.Begin > end)
                throw Bad(name, $"there is a hole before its data, from byte {end} to byte {entry.Begin}");
            (before, end) = (name, entry.End);
        }

        if (end != size)
            throw new ModelFileException(
                _path, null, $"after the tensors, which end at byte {end} of the data, there are {size - end} bytes that belong to none.");
        if (size > _limits.ModelBytes)
            throw new ModelFileException(
                _path, null,
                $"its tensors have {size} bytes, more than the {_limits.ModelBytes} that are allowed (see {nameof(ModelFileLimits)}).");
    }

    private ModelFileException Bad(string entry, string reason) => new(_path, entry, reason + ".");

    private readonly record struct Entry(ScalarType Type, long[] Shape, long Begin, long End);
}

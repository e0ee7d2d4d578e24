using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace KerasSharp.Saving;

/// <summary>The safetensors format: named tensors behind a JSON header. It holds data and nothing that could run.</summary>
internal static class SafeTensors
{
    private static readonly (string Name, ScalarType Type)[] Types =
    [
        ("F64", ScalarType.Float64), ("F32", ScalarType.Float32), ("F16", ScalarType.Float16), ("BF16", ScalarType.BFloat16),
            ("I64", ScalarType.Int64),
        ("I32", ScalarType.Int32), ("I16", ScalarType.Int16), ("I8", ScalarType.Int8), ("U8", ScalarType.Byte), ("BOOL", ScalarType.Bool),
    ];

    /// <summary>The names of the element types that can be read and written.</summary>
    public static IEnumerable<string> TypeNames => Types.Select(type => type.Name);

    /// <summary>The element type of a name; null where there is none.</summary>
    public static ScalarType? TypeOf(string name) =>
        Array.Find(Types, type => type.Name == name) is { Name: not null } found ? found.Type : null;

    /// <summary>Writes tensors, beside the file and then renamed, so that a kill leaves the old file or the new.</summary>
    public static void Write(string path, IReadOnlyList<(string Name, Tensor Tensor)> tensors) => AtomicFile.Write(path, file =>
    {
        WriteHeader(file, tensors);
        foreach (var (_, tensor) in tensors)
            TensorBytes.Write(file, tensor);
    });

    /// <summary>Reads all tensors of a file.</summary>
    /// <exception cref="ModelFileException">The file is not what the format says; the message names the entry and the reason.</exception>
    public static OrderedDictionary<string, Tensor> Read(string path)
    {
        using var file = new SafeTensorsFile(path, ModelFileLimits.Default);
        var tensors = new OrderedDictionary<string, Tensor>(StringComparer.Ordinal);
        try
        {
            foreach (var name in file.Names)
                tensors[name] = file.Read(name);
        }
        catch
        {
            foreach (var tensor in tensors.Values)
                tensor.Dispose();
            throw;
        }

        return tensors;
    }

    private static void WriteHeader(Stream file, IReadOnlyList<(string Name, Tensor Tensor)> tensors)
    {
        var header = new JsonObject();
        var offset = 0L;
        foreach (var (name, tensor) in tensors)
        {
            var end = offset + (tensor.numel() * tensor.element_size());
            header[name] = new JsonObject
            {
                ["dtype"] = Types.First(type => type.Type == tensor.dtype).Name,
                ["shape"] = new JsonArray([.. tensor.shape.Select(size => JsonValue.Create(size))]),
                ["data_offsets"] = new JsonArray(offset, end),
            };
            offset = end;
        }

        // The data starts at a multiple of 8: the header is filled up with spaces.
        var json = Encoding.UTF8.GetBytes(header.ToJsonString());
        var padding = (8 - (json.Length % 8)) % 8;
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length + padding);
        file.Write(length);
        file.Write(json);
        file.Write(new string(' ', padding).Select(space => (byte)space).ToArray());
    }
}

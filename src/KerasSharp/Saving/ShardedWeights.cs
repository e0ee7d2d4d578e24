using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KerasSharp.Saving;

/// <summary>Weights in several files of bounded size, and a <c>.weights.json</c> that says what is where.</summary>
internal static class ShardedWeights
{
    public const string Extension = ".weights.json";

    /// <summary>Writes all files, then the one that names them.</summary>
    /// <exception cref="ArgumentException">One weight alone is larger than a file may be.</exception>
    public static void Write(Model model, string path, double maxShardSize)
    {
        using var scope = NewDisposeScope();
        var most = maxShardSize * (1L << 30);
        var shards = new List<Hdf5Writer> { new() };
        var map = new JsonObject();
        var (size, total) = (0.0, 0L);
        foreach (var (inner, name, tensors) in StateWriter.Collect(model))
        {
            var vars = StateWriter.VarsOf(inner);
            foreach (var (key, tensor) in tensors)
            {
                var bytes = tensor.numel() * tensor.element_size();
                if (bytes > most)
                    throw new ArgumentException(
                        $"The size of {key} of '{vars}' is {bytes} bytes, which exceeds the maximum shard size of {most} bytes. "
                        + "Increase `maxShardSize`.", nameof(maxShardSize));
                if (size + bytes > most)
                {
                    shards.Add(new Hdf5Writer());
                    size = 0;
                }

                size += bytes;
                total += bytes;
                var group = shards[^1].Root.Group(vars);
                group.SetAttribute("name", name);
                StateWriter.Add(group, key, tensor);
                Note(map, "/" + vars, NameOf(path, shards.Count - 1));
            }
        }

        var json = new JsonObject { ["metadata"] = new JsonObject { ["total_size"] = (double)total }, ["weight_map"] = map };
        WriteAll(path, shards, json);
    }

    /// <summary>Opens all files that a map names.</summary>
    /// <exception cref="ModelFileException">The map makes no sense, or names files elsewhere.</exception>
    public static WeightSource Open(string path, ModelFileLimits limits)
    {
        var length = new FileInfo(path).Length;
        if (length > limits.TextBytes)
            throw new ModelFileException(
                path, null, $"it has {length} bytes, more than the {limits.TextBytes} that are allowed (see {nameof(ModelFileLimits)}).");
        var config = ModelJson.Parse(File.ReadAllBytes(path), path, "weight_map", limits);
        if (!config.Contains("weight_map") || config["weight_map"] is not Config map)
            throw new ModelFileException(path, "weight_map", "it is missing.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var names = map.SelectMany(pair => pair.Value as List<object?> ?? [pair.Value])
            .Select(name => name as string ?? throw new ModelFileException(path, "weight_map", "it names something that is no file."))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        var files = new List<Hdf5File>();
        try
        {
            foreach (var name in names)
            {
                if (Path.GetFileName(name) != name || name is "" or "." or ".." || name.Contains('\\'))
                    throw new ModelFileException(path, name, "the name of the file leads elsewhere.");
                var file = Path.Combine(folder, name);
                if (!File.Exists(file))
                    throw new ModelFileException(path, name, "the file is missing.");
                files.Add(Hdf5File.Open(file, limits));
            }
        }
        catch
        {
            files.ForEach(file => file.Dispose());
            throw;
        }

        return new WeightSource(path, [.. files]);
    }

    /// <summary>As Keras has it, a group of several variables has a list, even where it is of one file.</summary>
    private static void Note(JsonObject map, string vars, string file)
    {
        if (!map.TryGetPropertyValue(vars, out var known))
            map[vars] = file;
        else if (known is not JsonArray several)
            map[vars] = known!.GetValue<string>() is var first && first == file ? new JsonArray(file) : new JsonArray(first, file);
        else if (several[^1]!.GetValue<string>() != file)
            several.Add(file);
    }

    private static string NameOf(string path, int index)
    {
        var name = Path.GetFileName(path)[..^Extension.Length];
        return string.Create(CultureInfo.InvariantCulture, $"{name}_{index:D5}.weights.h5");
    }

    private static void WriteAll(string path, List<Hdf5Writer> shards, JsonObject json)
    {
        var written = new List<AtomicFile>();
        try
        {
            for (var i = 0; i < shards.Count; i++)
                written.Add(AtomicFile.WriteBeside(
                    Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, NameOf(path, i)), shards[i].WriteTo));
            written.Add(AtomicFile.WriteBeside(path, file =>
            {
                using var writer = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
                json.WriteTo(writer);
            }));
            written.ForEach(file => file.Commit());
        }
        finally
        {
            written.ForEach(file => file.Dispose());
        }
    }
}

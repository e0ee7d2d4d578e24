using System.Globalization;
using System.Text;

namespace KerasSharp.Callbacks.Events;

/// <summary>What TensorBoard's projector reads: the vectors of embedding layers as text, and where they are.</summary>
internal static class ProjectorFiles
{
    /// <summary>Writes where the vectors of the model's embedding layers will be, and where their labels are.</summary>
    /// <exception cref="ArgumentException">Labels are given for a layer that is not there.</exception>
    public static void Configure(string folder, Model model, EmbeddingsMetadata? metadata)
    {
        var layers = Layers(model).ToArray();
        var unknown = (metadata?.Layers ?? []).Except(layers.Select(layer => layer.Name)).ToArray();
        if (unknown.Length > 0)
        {
            throw new ArgumentException(
                "Unrecognized `Embedding` layer names passed to `TensorBoard` `embeddingsMetadata` argument: "
                + $"{string.Join(", ", unknown)}. The model has: {string.Join(", ", layers.Select(layer => layer.Name))}",
                nameof(metadata));
        }

        var text = new StringBuilder();
        foreach (var layer in layers)
        {
            text.Append("embeddings {\n").Append("  tensor_name: ").Append(PythonText.Quote($"{layer.Name}/embeddings")).Append('\n');
            if (metadata?.For(layer.Name) is { } labels)
                text.Append("  metadata_path: ").Append(PythonText.Quote(labels)).Append('\n');
            text.Append("  tensor_path: ").Append(PythonText.Quote(FileOf(layer))).Append("\n}\n");
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "projector_config.pbtxt"), text.ToString());
    }

    /// <summary>Writes the vectors as they are now, one a line.</summary>
    public static void Write(string folder, Model model)
    {
        foreach (var layer in Layers(model))
        {
            using var scope = NewDisposeScope();
            var vectors = layer.Embeddings!.Value.detach().to(ScalarType.Float32).cpu().contiguous();
            var values = vectors.ToHost<float>();
            var path = Path.Combine(folder, FileOf(layer));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllLines(path, values.Chunk((int)vectors.shape[1]).Select(
                row => string.Join('\t', row.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))));
        }
    }

    private static IEnumerable<Embedding> Layers(Model model) => model.Layers.OfType<Embedding>();

    private static string FileOf(Embedding layer) => $"train/{layer.Name}.tsv";
}

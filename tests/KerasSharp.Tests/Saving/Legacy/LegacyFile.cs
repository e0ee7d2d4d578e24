using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>Writes files as older versions of Keras did. The n-th value of a weight is n / 10 - 0.3 where nothing else is said.</summary>
internal sealed class LegacyFile : IDisposable
{
    private readonly Hdf5Writer _writer = new();
    private readonly List<string> _layers = [];

    private LegacyFile(string path) => Path = path;

    public string Path { get; }

    /// <summary>A whole model's .h5 file.</summary>
    public static LegacyFile OfModel(string config, string version, string? training = null, string? backend = "tensorflow")
    {
        var file = new LegacyFile(System.IO.Path.GetTempFileName() + ".h5");
        file._writer.Root.SetAttribute("model_config", config);
        file._writer.Root.SetAttribute("keras_version", version);
        if (training is not null)
            file._writer.Root.SetAttribute("training_config", training);
        var group = file._writer.Root.Group("model_weights");
        // Keras 1 wrote the version at the file alone.
        if (version[0] != '1')
            group.SetAttribute("keras_version", version);
        if (backend is not null && version[0] != '1')
            group.SetAttribute("backend", backend);
        return file;
    }

    /// <summary>Adds a layer with its weights, and writes the file again.</summary>
    public LegacyFile Layer(string name, params (string Name, long[] Shape)[] weights) =>
        Layer(name, Array.ConvertAll(weights, weight => (weight.Name, weight.Shape, Values(weight.Shape.Aggregate(1L, (a, b) => a * b)))));

    /// <summary>Adds a layer with its weights, and writes the file again.</summary>
    public LegacyFile Layer(string name, params (string Name, long[] Shape, float[] Values)[] weights)
    {
        var layer = _writer.Root.Group($"model_weights/{name}");
        foreach (var (weight, shape, values) in weights)
            Add(layer, weight, shape, values);
        layer.SetAttribute("weight_names", [.. weights.Select(weight => weight.Name)]);
        _layers.Add(name);
        _writer.Root.Group("model_weights").SetAttribute("layer_names", _layers);
        using var stream = File.Create(Path);
        _writer.WriteTo(stream);
        return this;
    }

    /// <summary>An archive of Keras 2.13 or later.</summary>
    public static LegacyFile OfArchive(string config, string version, params (string Path, long[] Shape)[] weights)
    {
        var file = new LegacyFile(System.IO.Path.GetTempFileName() + ".keras");
        foreach (var (path, shape) in weights)
            Add(file._writer.Root, path, shape, Values(shape.Aggregate(1L, (a, b) => a * b)));
        using var zip = new ZipArchive(File.Create(file.Path), ZipArchiveMode.Create);
        Entry("metadata.json", stream => stream.Write(Encoding.UTF8.GetBytes($$"""{"keras_version": "{{version}}"}""")));
        Entry("config.json", stream => stream.Write(Encoding.UTF8.GetBytes(config)));
        Entry("model.weights.h5", file._writer.WriteTo);
        return file;

        void Entry(string name, Action<Stream> write)
        {
            using var stream = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
            write(stream);
        }
    }

    /// <summary>The file of a kind in the folder beside.</summary>
    public static string Sample(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Saving", "Legacy", "Files", name);

    /// <summary>Values by the formula.</summary>
    public static float[] Values(long count) => [.. Enumerable.Range(0, (int)count).Select(n => (n / 10f) - 0.3f)];

    /// <summary>What a model predicts for inputs.</summary>
    public static float[] Predict(Model model, params Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        return model.Apply(inputs, training: false)[0].detach().to_type(ScalarType.Float32).flatten().data<float>().ToArray();
    }

    public static void Near(IReadOnlyList<float> expected, IReadOnlyList<float> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(expected[i], actual[i], 1e-5f);
    }

    public void Dispose() => File.Delete(Path);

    private static void Add(Hdf5GroupWriter group, string path, long[] shape, float[] values) =>
        group.Dataset(path, TensorBytes.TypeOf(ScalarType.Float32), shape, stream => stream.Write(MemoryMarshal.AsBytes(values.AsSpan())));
}

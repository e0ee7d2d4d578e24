using System.IO.Compression;
using System.Text.Json.Nodes;
using KerasSharp.Quantizers;

namespace KerasSharp.Quantizers.Tests;

/// <summary>A model that Keras 3.16 saved before and after it quantized it, with what it predicted.</summary>
internal sealed class KerasCase : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly JsonNode _data;

    public KerasCase(string name)
    {
        Name = name;
        using var zip = ZipFile.OpenRead(Archive);
        foreach (var file in (string[])["float.keras", "quantized.keras"])
            zip.GetEntry($"{name}/{file}")!.ExtractToFile(_folder[file]);
        using var stream = zip.GetEntry($"{name}/case.json")!.Open();
        _data = JsonNode.Parse(stream)!;
    }

    public string Name { get; }

    /// <summary>The model before.</summary>
    public string FloatFile => _folder["float.keras"];

    /// <summary>The model after.</summary>
    public string QuantizedFile => _folder["quantized.keras"];

    public string NewFile => _folder["new.keras"];

    private static string Archive => Path.Combine(AppContext.BaseDirectory, "Data", "cases.zip");

    /// <summary>The cases whose names begin with one of some words.</summary>
    public static TheoryData<string> All(params string[] starts)
    {
        using var zip = ZipFile.OpenRead(Archive);
        return [.. zip.Entries.Select(entry => entry.FullName.Split('/')[0]).Distinct()
            .Where(name => starts.Any(start => name.StartsWith(start, StringComparison.Ordinal)))];
    }

    public bool Has(string key) => _data[key] is not null;

    public Tensor Tensor(string key) => Read(_data[key]!);

    public Tensor[] Tensors(string key) => [.. _data[key]!.AsArray().Select(node => Read(node!))];

    public int[] Tokens => [.. _data["tokens"]!.AsArray().Select(token => (int)token!)];

    public void Dispose() => _folder.Dispose();

    /// <summary>The first quantized layer's config.</summary>
    public static QuantizationConfig Config(Model model) =>
        (QuantizationConfig)model.Layers.Where(layer => layer.QuantizationMode is not null)
            .Select(layer => layer.GetType().GetProperty("QuantizationConfig")!.GetValue(layer)).First()!;

    /// <summary>Predictions as one array of float32.</summary>
    public static float[] Predict(Model model, Tensor inputs)
    {
        using var scope = NewDisposeScope();
        return model.Predict(inputs, verbose: 0).to_type(ScalarType.Float32).data<float>().ToArray();
    }

    public static void Close(float[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var size = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * size, $"[{i}]: {actual[i]} instead of {expected[i]}, of {size}");
    }

    private static Tensor Read(JsonNode node)
    {
        var values = node["values"]!.AsArray().Select(value => (float)value!).ToArray();
        return tensor(values, [.. node["shape"]!.AsArray().Select(size => (long)size!)]);
    }
}

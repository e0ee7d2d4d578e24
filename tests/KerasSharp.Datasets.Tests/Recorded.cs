using System.Text.Json;

namespace KerasSharp.Datasets.Tests;

/// <summary>Small files in the layouts of Keras's own, written by NumPy 1.24, and what Keras's loaders make of them.</summary>
internal static class Recorded
{
    private static readonly JsonElement Expected = JsonDocument.Parse(Bytes("expected.json")).RootElement;

    public static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Recorded", name);

    public static byte[] Bytes(string name) => System.IO.File.ReadAllBytes(File(name));

    /// <summary>The calls that were recorded of a loader.</summary>
    public static IEnumerable<JsonElement> Calls(string loader) => Expected.GetProperty(loader).EnumerateArray();

    /// <summary>An argument of a call; the default where the call did not give it.</summary>
    public static T? Argument<T>(JsonElement call, string name, T? otherwise) =>
        call.GetProperty("arguments").TryGetProperty(name, out var value) ? value.Deserialize<T>() : otherwise;

    public static T Result<T>(JsonElement call, string name) => call.GetProperty(name).Deserialize<T>()!;
}

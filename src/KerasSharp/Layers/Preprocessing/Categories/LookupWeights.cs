using KerasSharp.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>The inverse document frequencies of lookups in files of weights.</summary>
internal static class LookupWeights
{
    private const string Key = "idf_weights";

    public static void Save(float[]? weights, IDictionary<string, Tensor> store)
    {
        if (weights is not null)
            store[Key] = tensor(weights);
    }

    public static void Load(IReadOnlyDictionary<string, Tensor> store, Action<float[]> take)
    {
        if (!store.TryGetValue(Key, out var weights))
            return;
        using var scope = NewDisposeScope();
        take(weights.to_type(ScalarType.Float32).ToHost<float>());
    }
}

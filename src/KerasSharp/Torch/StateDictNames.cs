namespace KerasSharp.Torch;

/// <summary>Finds the entries of a state dict that belong to a model's layers.</summary>
internal static class StateDictNames
{
    /// <summary>BatchNorm counts its batches there; Keras does not.</summary>
    private const string BatchCount = "num_batches_tracked";

    /// <summary>For each layer the names of its entries: the layer's own names where all are there, else those of the modules in
    /// order.</summary>
    /// <exception cref="ArgumentException">An entry is missing, is left over or has another shape.</exception>
    public static string[][] Match(StateDictEntry[] entries, IReadOnlyDictionary<string, Tensor> state, string model)
    {
        var left = state.Keys.Where(key => !IsBatchCount(key)).ToList();
        var byName = entries.All(entry => entry.Keys.All(state.ContainsKey));
        var matched = Array.ConvertAll(
            entries, entry => Take(entry, byName ? entry.Prefix : Prefix(entry, left, model), left, state, model));
        return left.Count == 0 ? matched : throw new ArgumentException(
            $"The state dict has entries for which model '{model}' has no layer: {string.Join(", ", left)}.", nameof(state));
    }

    /// <summary>Whether an entry counts batches.</summary>
    public static bool IsBatchCount(string name) => name.EndsWith(BatchCount, StringComparison.Ordinal);

    /// <summary>The name of the module whose entries come next.</summary>
    private static string Prefix(StateDictEntry entry, List<string> left, string model)
    {
        if (left.Count > 0)
        {
            foreach (var name in entry.Layout.Names)
            {
                if (left[0] == name || left[0].EndsWith("." + name, StringComparison.Ordinal))
                    return left[0][..^name.Length];
            }
        }

        throw new ArgumentException(
            $"Layer '{entry.Layer.Name}' of model '{model}' needs the entries {string.Join(", ", entry.Layout.Names)}, but the state "
            + $"dict goes on with {(left.Count == 0 ? "nothing" : string.Join(", ", left.Take(4)))}.",
            nameof(left));
    }

    private static string[] Take(
        StateDictEntry entry, string prefix, List<string> left, IReadOnlyDictionary<string, Tensor> state, string model)
    {
        var names = Array.ConvertAll(entry.Layout.Names, name => prefix + name);
        foreach (var (name, expected) in names.Zip(entry.Values()))
        {
            if (!left.Remove(name))
            {
                throw new ArgumentException(
                    $"The state dict lacks '{name}' of shape {Shape.Of(expected.shape)} for layer '{entry.Layer.Name}' of model "
                    + $"'{model}'. It has: {string.Join(", ", state.Keys)}.", nameof(state));
            }

            if (!state[name].shape.AsSpan().SequenceEqual(expected.shape))
            {
                throw new ArgumentException(
                    $"The entry '{name}' has shape {Shape.Of(state[name].shape)}, but layer '{entry.Layer.Name}' of model '{model}' "
                    + $"takes {Shape.Of(expected.shape)}.", nameof(state));
            }
        }

        return names;
    }
}

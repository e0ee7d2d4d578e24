namespace KerasSharp.Torch;

/// <summary>A layer's part of a model's state dict.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Prefix">What its entries' names begin with, such as <c>encoder.dense.</c>.</param>
/// <param name="Layout">How its weights stand there.</param>
internal sealed record StateDictEntry(Layer Layer, string Prefix, TorchLayout Layout)
{
    /// <summary>The entries' full names.</summary>
    public IEnumerable<string> Keys => Layout.Names.Select(name => Prefix + name);

    /// <summary>The parts of all layers that have weights, in the order of the weights.</summary>
    public static IEnumerable<StateDictEntry> Of(Layer layer, string prefix = "")
    {
        var stored = layer.AllStoredVariables.ToArray();
        if (stored.Length == 0)
            return [];
        if (layer.TorchLayout is { } layout)
            return [new(layer, prefix, layout)];
        // A layer that TorchSharp lacks keeps its weights as they are, under Keras's names.
        var own = layer.StoredVariables;
        IEnumerable<StateDictEntry> first = own.Count == 0 ? [] : [new(
            layer, prefix, TorchLayout.Same([.. own.Select(entry => entry.Variable.Name)]))];
        return first.Concat(layer.Sublayers.SelectMany(inner => Of(inner, $"{prefix}{inner.Name}.")));
    }

    /// <summary>The layer's weights, where they stand: all, or those of the layer alone.</summary>
    public (Variable Variable, Func<Tensor>? Value)[] Stored =>
        [.. Layer.TorchLayout is null ? Layer.StoredVariables : Layer.AllStoredVariables];

    /// <summary>The entries' values, tensors that may share the weights' memory.</summary>
    public Tensor[] Values() =>
        Layout.ToTorch(Array.ConvertAll(Stored, stored => (stored.Value?.Invoke() ?? stored.Variable.Value).detach()));
}

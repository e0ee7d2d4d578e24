namespace KerasSharp.Saving.Legacy;

/// <summary>Weights of layers whose layout changed between the versions of Keras.</summary>
/// <remarks>Source: preprocess_weights_for_loading of Keras 2.</remarks>
internal static class WeightLayouts
{
    /// <summary>How many weights of a layer a file may hold; one number where it is always as many as the layer has.</summary>
    public static IReadOnlyList<int> Counts(Layer layer) => layer switch
    {
        LSTM or ConvLSTM2D => [layer.Weights.Count, 12],
        GRU => [layer.Weights.Count, 9],
        _ => [layer.Weights.Count],
    };

    /// <summary>The weights of a layer in the layout that it has here, in the order of its own.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="stored">Its weights in the file, in the file's order.</param>
    /// <param name="version">The version that wrote the file.</param>
    /// <param name="backend">Keras's backend then; null where the file does not say.</param>
    public static List<StoredWeight> Convert(Layer layer, List<StoredWeight> stored, FileVersion version, string? backend)
    {
        if (version.Major == 1 && stored.Count > 0)
            stored = Keras1Weights.Convert(layer, stored);
        if (backend == "theano" && stored.Count > 0)
            stored = TheanoKernels.Convert(layer, stored);
        return layer switch
        {
            LSTM or GRU => CuDNNWeights.Convert(layer, stored),
            _ => stored,
        };
    }
}

namespace KerasSharp.Saving.Legacy;

/// <summary>The input of a Sequential whose config does not say with what it is fed, from the weights of its first layers.</summary>
internal static class InputFromWeights
{
    /// <summary>Builds a model that is not built yet.</summary>
    /// <returns>Whether the model is built; where not, as the weights leave open what only data can tell, it loads them when it
    /// is.</returns>
    public static bool Build(Model model, Hdf5Group weights, string path, ModelFileLimits limits)
    {
        if (model.Built || model is not Sequential sequential)
            return true;
        var stored = H5Names.Read(weights, path).FindAll(entry => entry.Weights.Count > 0);
        if (stored.Count == 0)
            return false;
        var first = sequential.Layers.FirstOrDefault(layer => layer.Name == LayerNames.Modern(stored[0].Name))
            ?? sequential.Layers.FirstOrDefault(TellsInput);
        if (first is not null && InputOf(first, stored[0].Weights[0].Shape) is { } shape && IsEnough(sequential, shape))
        {
            model.EnsureBuilt(shape);
            return true;
        }

        var content = File.ReadAllBytes(path);
        sequential.WhenBuilt = () =>
        {
            using var file = Hdf5File.Open(new MemorySource(content), path, limits);
            LegacyH5.ReadWeights(sequential, file, path, byName: false, skipMismatch: false);
        };
        return false;
    }

    /// <summary>Whether every layer gets to know the size of its input's last axis: behind a Flatten it depends on sizes that weights do
    /// not tell.</summary>
    private static bool IsEnough(Sequential model, Shape shape)
    {
        foreach (var layer in model.Layers)
        {
            if (layer is Dense or RecurrentLayer or Bidirectional && shape[^1] is null)
                return false;
            shape = layer.ComputeOutputShape(shape);
        }

        return true;
    }

    private static bool TellsInput(Layer layer) => InputOf(layer, [1, 1, 1, 1, 1]) is not null;

    private static Shape? InputOf(Layer layer, long[] kernel)
    {
        var channels = layer switch
        {
            Dense => kernel[0],
            RecurrentLayer or Bidirectional when kernel.Length == 2 => kernel[0],
            Embedding => 0,
            Convolution => kernel[^2],
            DepthwiseConvolution or SeparableConvolution => kernel[^2],
            BatchNormalization => kernel[0],
            _ => (long?)null,
        };
        if (channels is not { } last)
            return null;
        return layer switch
        {
            Embedding => Shape.Create([null, null]),
            RecurrentLayer or Bidirectional => Shape.Create([null, null, last]),
            Convolution conv => Spatial(conv.KernelSize.Count, conv.DataFormat, last),
            DepthwiseConvolution or SeparableConvolution => Spatial(kernel.Length - 2, DataFormat.ChannelsLast, last),
            _ => Shape.Create([null, last]),
        };
    }

    private static Shape Spatial(int rank, DataFormat format, long channels)
    {
        var axes = Enumerable.Repeat((long?)null, rank).ToList();
        axes.Insert(format == DataFormat.ChannelsFirst ? 0 : rank, channels);
        return Shape.Create([null, .. axes]);
    }
}

namespace KerasSharp.Saving.Legacy;

/// <summary>The weights of Keras 1: kernels with the filters first where the channels are, gates by themselves.</summary>
internal static class Keras1Weights
{
    /// <summary>The weights in the layout of Keras 2.</summary>
    public static List<StoredWeight> Convert(Layer layer, List<StoredWeight> stored) => layer switch
    {
        Conv1D conv => First(stored, kernel => OneAxis(conv, kernel)),
        Conv2DTranspose conv => First(
            stored, kernel => conv.DataFormat == DataFormat.ChannelsFirst ? kernel.Permuted(2, 3, 0, 1) : kernel.Permuted(0, 1, 3, 2)),
        Conv2D { DataFormat: var format } when format == DataFormat.ChannelsFirst => First(stored, kernel => kernel.Permuted(2, 3, 1, 0)),
        Conv3D { DataFormat: var format } when format == DataFormat.ChannelsFirst =>
            First(stored, kernel => kernel.Permuted(2, 3, 4, 1, 0)),
        SeparableConv2D { DataFormat: var format } when format == DataFormat.ChannelsFirst =>
            [stored[0].Permuted(2, 3, 1, 0), stored[1].Permuted(2, 3, 1, 0), .. stored[2..]],
        LSTM when stored.Count == 12 => Gates(stored, 0, 2, 1, 3),
        GRU when stored.Count == 9 => Gates(stored, 0, 1, 2),
        ConvLSTM2D conv when stored.Count == 12 => conv.DataFormat == DataFormat.ChannelsFirst
            ? Gates(stored.ConvertAll(weight => weight.Shape.Length == 4 ? weight.Permuted(2, 3, 1, 0) : weight), 0, 2, 1, 3)
            : Gates(stored, 0, 2, 1, 3),
        _ => stored,
    };

    /// <summary>One matrix, one recurrent matrix and one bias from those of each gate; the order is that of the gates in Keras 2.</summary>
    private static List<StoredWeight> Gates(List<StoredWeight> stored, params int[] order) =>
        [.. Enumerable.Range(0, 3).Select(part => StoredWeight.Joined(Array.ConvertAll(order, gate => stored[(3 * gate) + part])))];

    /// <summary>Keras 1 has a second axis of size 1; Keras 1.0 the filters first.</summary>
    private static StoredWeight OneAxis(Conv1D layer, StoredWeight kernel)
    {
        if (kernel.Shape.Length != 4)
            return kernel;
        var size = layer.Kernel!.Storage.shape[0];
        if (kernel.Shape[0] != size || kernel.Shape[1] != 1 || kernel.Shape[3] != layer.Filters)
            kernel = kernel.Permuted(2, 3, 1, 0);
        return kernel.To([kernel.Shape[0], kernel.Shape[2], kernel.Shape[3]], value => value.squeeze(1));
    }

    private static List<StoredWeight> First(List<StoredWeight> stored, Func<StoredWeight, StoredWeight> change) =>
        [change(stored[0]), .. stored[1..]];
}

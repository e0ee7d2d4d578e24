namespace KerasSharp.Saving.Legacy;

/// <summary>The weights of CuDNNLSTM and CuDNNGRU, whose gates are transposed and have two biases.</summary>
internal static class CuDNNWeights
{
    /// <summary>The weights as LSTM and GRU have them; those that are so already stay.</summary>
    public static List<StoredWeight> Convert(Layer layer, List<StoredWeight> stored)
    {
        if (stored.Count != 3 || stored[1].Shape.Length != 2)
            return stored;
        var gates = layer is LSTM ? 4 : 3;
        var units = stored[1].Shape[0];
        if (stored[2].Shape is not [var size] || size != 2 * units * gates)
            return stored;
        var bias = layer is LSTM
            ? stored[2].To([units * gates], value => value.reshape(2, -1).sum(dim: 0))
            : stored[2].To([2, units * gates], value => value.reshape(2, -1));
        return [EachGate(stored[0], gates, Reordered), EachGate(stored[1], gates, kernel => kernel.t()), bias];
    }

    private static StoredWeight EachGate(StoredWeight kernel, int gates, Func<Tensor, Tensor> change) =>
        kernel.To(kernel.Shape, value => cat([.. value.chunk(gates, 1).Select(change)], 1));

    /// <summary>CuDNN's gate is (units, in), one row after the other.</summary>
    private static Tensor Reordered(Tensor gate) => gate.reshape(gate.shape[1], gate.shape[0]).t();
}

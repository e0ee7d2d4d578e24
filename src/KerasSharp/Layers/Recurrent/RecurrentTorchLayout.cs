namespace KerasSharp.Layers;

/// <summary>The weights of recurrent layers as TorchSharp's RNN, LSTM and GRU of one layer hold them: transposed, and with two
/// biases.</summary>
internal static class RecurrentTorchLayout
{
    /// <summary>One bias in Keras is the sum of the two.</summary>
    public static TorchLayout OneBias(bool useBias) => new(
        Names(useBias),
        weights => useBias ? [weights[0].t(), weights[1].t(), weights[2], zeros_like(weights[2])] : [weights[0].t(), weights[1].t()],
        entries => useBias ? [entries[0].t(), entries[1].t(), entries[2] + entries[3]] : [entries[0].t(), entries[1].t()]);

    /// <summary>GRU with its reset gate behind the product: two biases in both, but update and reset gate in the other order.</summary>
    public static TorchLayout Gru(bool useBias) => new(
        Names(useBias),
        weights => [.. weights[..2].Select(weight => Swapped(weight.t())), .. useBias ? weights[2].unbind(0).Select(Swapped) : []],
        entries =>
            [.. entries[..2].Select(entry => Swapped(entry).t()), .. useBias
            ? (Tensor[])[stack([Swapped(entries[2]), Swapped(entries[3])])] : []]);

    private static string[] Names(bool useBias) =>
        useBias ? ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0"] : ["weight_ih_l0", "weight_hh_l0"];

    private static Tensor Swapped(Tensor gates) => gates.chunk(3) is [var first, var second, var third]
        ? cat([second, first, third]) : throw new ArgumentException(
            $"A GRU's weights have three gates. Received: shape {Shape.Of(gates.shape)}");
}

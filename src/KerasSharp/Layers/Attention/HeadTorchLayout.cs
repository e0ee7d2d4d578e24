namespace KerasSharp.Layers;

/// <summary>The weights of MultiHeadAttention as TorchSharp's MultiheadAttention holds them: the projections of query, key and value in
/// one, and heads side by side.</summary>
internal static class HeadTorchLayout
{
    public static TorchLayout Of(long heads, long size, bool useBias)
    {
        var all = heads * size;
        return useBias
            ? new(
                ["in_proj_weight", "in_proj_bias", "out_proj.weight", "out_proj.bias"],
                weights =>
                    [Joined([weights[0], weights[2], weights[4]]), cat([.. new[] { 1, 3, 5 }.Select(i => weights[i].reshape(all))]), Out(
                    weights[6]), weights[7]],
                entries =>
                [
                    .. Parted(entries[0]).Zip(entries[1].chunk(3), (kernel, bias) => (Tensor[])[kernel, bias.reshape(heads, size)])
                        .SelectMany(pair => pair),
                    BackOut(entries[2]), entries[3],
                ])
            : new(
                ["in_proj_weight", "out_proj.weight"], weights => [Joined(weights[..3]), Out(weights[3])],
                entries => [.. Parted(entries[0]), BackOut(entries[1])]);

        Tensor Joined(Tensor[] kernels) => cat(Array.ConvertAll(kernels, kernel => kernel.reshape(all, all).t()));

        IEnumerable<Tensor> Parted(Tensor entry) => entry.chunk(3).Select(part => part.t().reshape(all, heads, size));

        Tensor Out(Tensor kernel) => kernel.reshape(all, all).t();

        Tensor BackOut(Tensor entry) => entry.t().reshape(heads, size, all);
    }
}

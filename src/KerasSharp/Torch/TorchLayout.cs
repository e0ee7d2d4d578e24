namespace KerasSharp.Layers;

/// <summary>How the weights of a layer stand in the state dict of the TorchSharp module that computes the same.</summary>
/// <param name="Names">The entries' names within the module, in order.</param>
/// <param name="ToTorch">The entries, of the layer's weights in Keras's order.</param>
/// <param name="FromTorch">The weights, of the entries.</param>
internal sealed record TorchLayout(string[] Names, Func<Tensor[], Tensor[]> ToTorch, Func<Tensor[], Tensor[]> FromTorch)
{
    /// <summary>The same tensors under the names of a module.</summary>
    public static TorchLayout Same(params string[] names) => new(names, weights => weights, entries => entries);

    /// <summary>A kernel that stands otherwise, and a bias that does not.</summary>
    public static TorchLayout Kernel(bool useBias, Func<Tensor, Tensor> toTorch, Func<Tensor, Tensor> fromTorch) =>
        new(useBias
            ? ["weight", "bias"]
            : ["weight"], weights => [toTorch(weights[0]), .. weights[1..]], entries => [fromTorch(entries[0]), .. entries[1..]]);

    /// <summary>A kernel whose last two axes, input and output, are the first two of the module's, turned round: (…, in, out) against (out,
    /// in, …).</summary>
    public static TorchLayout Turned(bool useBias, int spatialAxes)
    {
        long[] spatial = [.. Enumerable.Range(0, spatialAxes)];
        return Kernel(
            useBias, kernel => kernel.permute([spatialAxes + 1, spatialAxes, .. spatial]),
            weight => weight.permute([.. spatial.Select(axis => axis + 2), 1, 0]));
    }

    /// <summary>This layout of the first weights and entries, and another of the rest.</summary>
    /// <param name="weights">The number of weights that are this layout's.</param>
    /// <param name="rest">The other.</param>
    public TorchLayout Then(int weights, TorchLayout rest) => new(
        [.. Names, .. rest.Names], all => [.. ToTorch(all[..weights]), .. rest.ToTorch(all[weights..])],
        all => [.. FromTorch(all[..Names.Length]), .. rest.FromTorch(all[Names.Length..])]);
}

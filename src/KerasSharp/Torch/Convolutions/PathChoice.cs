using System.Collections.Concurrent;

namespace KerasSharp.Torch.Convolutions;

/// <summary>Which path each signature takes where oneDNN's convolutions are not trusted.</summary>
internal static class PathChoice
{
    // By speed: the first that is right is taken. The last of each kind need no check, so there is always one.
    private static readonly ConvolutionPath[] Paths =
    [
        new MatrixProductPath(), ConvolutionPath.AsGiven, new OtherLayoutPath(), new PaddedChannelsPath(), new Float32Path(),
        new DepthwiseProductsPath(), new PointProductsPath(), new ColumnsPath(), new Float64Path(),
    ];

    private static readonly ConcurrentDictionary<string, ConvolutionPath> Chosen = new();
    private static readonly Lock Gate = new();

    /// <summary>All paths, the fastest first.</summary>
    public static IReadOnlyList<ConvolutionPath> All => Paths;

    /// <summary>The number of signatures that took each path so far.</summary>
    public static IReadOnlyDictionary<string, int> Counts => Chosen.Values.CountBy(path => path.Name).ToDictionary();

    /// <summary>The fastest path that is right for such a convolution, forward and, where gradients are on, backward.</summary>
    public static ConvolutionPath For(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options)
    {
        var needed = NeededGradients.Of(x, weight, bias);
        var signature = Signature(x, weight, bias, options, needed);
        if (Chosen.TryGetValue(signature, out var path))
            return path;
        // One at a time: a check holds the data of a convolution once more.
        lock (Gate)
            return Chosen.GetOrAdd(signature, _ => Choose(x, weight, bias, options, needed));
    }

    /// <summary>Gradients of gradients are other convolutions, so that with them only what needs no check is taken.</summary>
    private static ConvolutionPath Choose(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options, NeededGradients needed)
    {
        using var probe = new ConvolutionProbe(x, weight, bias, options, needed);
        return Array.Find(Paths, path => path.Fits(x, weight, options) && (path.AlwaysRight || (!needed.Again && probe.Finds(path))))!;
    }

    /// <summary>All that oneDNN chooses its kernels by.</summary>
    private static string Signature(
        Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options, NeededGradients needed) => string.Join(
        '|', (int)x.dtype, Join(x.shape), Join(x.stride()), Join(weight.shape), bias is null ? 0 : 1,
        Join(options.Strides), Join(options.Padding), Join(options.Dilation), options.Groups, options.ChannelsLast, Join(
            options.OutputPadding ?? []),
        needed.Input, needed.Weight, needed.Again, get_num_threads());

    private static string Join(long[] values) => string.Join(',', values);
}

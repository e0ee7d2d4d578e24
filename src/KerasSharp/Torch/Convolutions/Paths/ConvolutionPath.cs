namespace KerasSharp.Torch.Convolutions;

/// <summary>A way to compute a convolution, and by automatic differentiation its gradients.</summary>
internal abstract class ConvolutionPath
{
    /// <summary>The channels that oneDNN's kernels take at once.</summary>
    protected const long Vector = 16;

    /// <summary>What libtorch does with the data as it is.</summary>
    public static ConvolutionPath AsGiven { get; } = new AsGivenPath();

    /// <summary>For messages.</summary>
    public string Name => GetType().Name;

    /// <summary>Whether it is made of operations that do not convolve, so that it needs no check.</summary>
    public virtual bool AlwaysRight => false;

    /// <summary>Whether it can compute such a convolution, asked where oneDNN is not trusted.</summary>
    public abstract bool Fits(Tensor x, Tensor weight, ConvolutionOptions options);

    /// <summary>Convolves; shapes were checked.</summary>
    public abstract Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options);

    /// <summary>Whether the results of oneDNN can change from run to run, so that a check proves nothing. With several threads they do
    /// where ungrouped data has its channels first and they are no multiple of a vector; one channel is first and last, and only the
    /// input's gradient is concerned. A transposed convolution computes its values as an input's gradient.</summary>
    protected static bool IsErratic(Tensor x, Tensor weight, bool channelsLast, ConvolutionOptions options) =>
        options.Groups == 1 && (channelsLast
            ? (weight.size(0) == 1 || weight.size(1) == 1) && (options.Transposed || NeededGradients.Of(x, weight, null).Input)
            : IsUneven(weight));

    /// <summary>Whether the channels are no multiple of a vector.</summary>
    protected static bool IsUneven(Tensor weight) => weight.size(0) % Vector != 0 || weight.size(1) % Vector != 0;
}

namespace KerasSharp.Torch.Convolutions;

/// <summary>The one place that calls libtorch's convolutions.</summary>
/// <remarks>On the CPU libtorch 2.10 convolves with oneDNN 3.7, which on processors that describe their caches in an unexpected way
/// (virtual machines with a first-level cache of size 0) computes wrong values and wrong input gradients for many shapes, without an error.
/// So oneDNN's convolutions are trusted once <see cref="OneDnnTrust"/> has seen them compute a battery of cases right, and nothing more
/// happens. Elsewhere each new signature is checked once, and <see cref="PathChoice"/> takes the first way that is right. All ways are
/// compositions of ordinary operations, so that what was chosen holds in the backward pass too.</remarks>
internal static class CheckedConvolution
{
    /// <summary>Convolves.</summary>
    /// <param name="x">The input, (batch, channels, 2 or 3 spatial axes…) in any order in memory.</param>
    /// <param name="weight">The kernel, (output channels, input channels / groups, …), transposed (input channels, output channels /
    /// groups, …).</param>
    /// <param name="bias">The bias, (output channels); null for none.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">The shapes or types do not fit each other.</exception>
    public static Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options)
    {
        ConvolutionShapes.Check(x, weight, bias, options);
        if (x.device_type != DeviceType.CPU)
            return ConvolutionPath.AsGiven.Apply(x, weight, bias, options);
        if (PointwiseStrides.Fits(weight, options))
            return PointwiseStrides.Apply(x, weight, bias, options);
        if (KernelAsMatrixPath.Instance.Fits(x, weight, options))
        {
            using var parts = NewDisposeScope();
            return KernelAsMatrixPath.Instance.Apply(x, weight, bias, options).MoveToOuterDisposeScope();
        }

        // libtorch's own kernels compute float64 and empty batches.
        if (x.dtype == ScalarType.Float64 || x.size(0) == 0 || OneDnnTrust.IsRight(get_num_threads()))
            return ConvolutionPath.AsGiven.Apply(x, weight, bias, options);
        // A path makes more tensors than the result.
        using var scope = NewDisposeScope();
        x = Layouts.Of(x, options.ChannelsLast);
        return PathChoice.For(x, weight, bias, options).Apply(x, weight, bias, options).MoveToOuterDisposeScope();
    }
}

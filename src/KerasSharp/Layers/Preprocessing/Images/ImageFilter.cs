using KerasSharp.Torch.Convolutions;

namespace KerasSharp.Layers;

/// <summary>Images each of whose channels is convolved with the same filter.</summary>
internal static class ImageFilter
{
    /// <summary>A batch of filtered images of the same size; beyond the borders stands 0.</summary>
    /// <param name="images">The images.</param>
    /// <param name="kernel">The filter, (height, width), odd numbers.</param>
    /// <param name="format">Where the channels stand.</param>
    public static Tensor Apply(Tensor images, Tensor kernel, DataFormat format)
    {
        var x = SpatialAxes.ToTorch(images, 2, format);
        var (channels, height, width) = (x.shape[1], kernel.shape[0], kernel.shape[1]);
        var weight = kernel.view(1, 1, height, width).repeat(channels, 1, 1, 1);
        var options = new ConvolutionOptions([1, 1], [height / 2, width / 2], [1, 1], channels);
        return SpatialAxes.FromTorch(CheckedConvolution.Apply(x, weight, null, options), 2, format);
    }

    /// <summary>The values of a Gaussian bell with the sum 1.</summary>
    /// <param name="size">The number of values.</param>
    /// <param name="deviation">The standard deviation, one number.</param>
    public static Tensor Gaussian(long size, Tensor deviation)
    {
        var x = arange(size, deviation.dtype, deviation.device) - ((size - 1) / 2.0);
        var bell = (-0.5 * (x / deviation).square()).exp();
        return bell / bell.sum();
    }
}

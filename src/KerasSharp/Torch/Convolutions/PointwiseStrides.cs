namespace KerasSharp.Torch.Convolutions;

/// <summary>Strided convolutions with a kernel of one point, with the strides taken outside of the kernel.</summary>
/// <remarks>oneDNN's kernel for them writes outside of its workspace in the backward pass when the channels are last in memory and fewer
/// than a vector (8 with AVX2, 16 with AVX-512; reported upstream in September 2026, oneDNN 3.7 to 3.12). Taking the strides first costs
/// nothing: the points that are left out are not read either way. It is done on every processor.</remarks>
internal static class PointwiseStrides
{
    /// <summary>Whether the kernel has one point and a stride is above 1.</summary>
    public static bool Fits(Tensor weight, ConvolutionOptions options) =>
        Array.Exists(options.Strides, stride => stride > 1) && IsPoint(weight);

    /// <summary>Whether the kernel has one point.</summary>
    public static bool IsPoint(Tensor weight)
    {
        for (var axis = 2; axis < weight.Dimensions; axis++)
            if (weight.size(axis) != 1)
                return false;
        return true;
    }

    /// <summary>Convolves.</summary>
    public static Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options)
    {
        var ones = Enumerable.Repeat(1L, options.Rank).ToArray();
        var plain = options with { Strides = ones, Padding = new long[options.Rank], Dilation = ones };
        if (options.Transposed)
        {
            var points = CheckedConvolution.Apply(x, weight, null, plain with { OutputPadding = new long[options.Rank] });
            return Layouts.AddBias(Spread(points, options), bias);
        }

        x = ZeroPadding.Apply(x, options.Padding);
        for (var i = 0; i < options.Rank; i++)
            if (options.Strides[i] > 1)
                x = x.slice(i + 2, 0, x.size(i + 2), options.Strides[i]);
        return CheckedConvolution.Apply(x, weight, bias, plain);
    }

    /// <summary>Zeros between the points, and the ends cut and padded as the options say.</summary>
    private static Tensor Spread(Tensor points, ConvolutionOptions options)
    {
        for (var i = 0; i < options.Rank; i++)
        {
            var (axis, stride) = (i + 2, options.Strides[i]);
            var size = ((points.size(axis) - 1) * stride) + 1;
            if (stride > 1)
            {
                var shape = points.shape;
                shape[axis] *= stride;
                points = nn.functional.pad(points.unsqueeze(axis + 1), ZeroPadding.After(options.Rank - 1 - i, stride - 1)).reshape(shape)
                    .narrow(axis, 0, size);
            }

            var (cut, added) = (options.Padding[i], options.OutputPadding![i]);
            if (added > 0)
                points = nn.functional.pad(points, ZeroPadding.After(options.Rank - 1 - i, added));
            if (cut > 0)
                points = points.narrow(axis, cut, size + added - (2 * cut));
        }

        return points;
    }
}

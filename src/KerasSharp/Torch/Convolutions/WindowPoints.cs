namespace KerasSharp.Torch.Convolutions;

/// <summary>What each point of the window of an ordinary convolution sees of the data.</summary>
internal static class WindowPoints
{
    /// <summary>A view (batch, output's spatial axes…, channels) for each point of the window, in the order of the kernel's
    /// points.</summary>
    public static IEnumerable<Tensor> Of(Tensor x, long[] kernel, ConvolutionOptions options)
    {
        var sizes = x.shape[2..].Select((size, i) => options.OutputSize(i, size, kernel[i])).ToArray();
        var data = Layouts.ToLast(ZeroPadding.Apply(x, options.Padding));
        var count = kernel.Aggregate(1L, (product, size) => product * size);
        for (var point = 0L; point < count; point++)
        {
            var (view, rest) = (data, point);
            for (var axis = kernel.Length - 1; axis >= 0; axis--)
            {
                var start = rest % kernel[axis] * options.Dilation[axis];
                view = view.slice(axis + 1, start, start + ((sizes[axis] - 1) * options.Strides[axis]) + 1, options.Strides[axis]);
                rest /= kernel[axis];
            }

            yield return view;
        }
    }

    /// <summary>The kernel's points first: (points, input channels / groups, output channels).</summary>
    public static Tensor Kernel(Tensor weight) => weight.flatten(2).permute(2, 1, 0);
}

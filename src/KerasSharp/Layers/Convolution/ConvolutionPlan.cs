using KerasSharp.Torch.Convolutions;

namespace KerasSharp.Layers;

/// <summary>A convolution of one, two or three spatial axes with all its options, ready to run.</summary>
internal sealed class ConvolutionPlan
{
    private readonly int _rank;
    private readonly Padding _padding;
    private readonly DataFormat _format;
    private readonly Sizes _strides;
    private readonly long[] _window;
    private readonly long[] _torchWindow;
    private readonly long[] _torchStrides;
    private readonly long[] _torchDilation;
    private readonly long[] _noPadding;
    private readonly string _what;
    private readonly bool _isPoint;

    public ConvolutionPlan(Sizes kernelSize, Sizes strides, Padding padding, DataFormat format, Sizes dilationRate)
    {
        _rank = kernelSize.Count;
        (_strides, _padding, _format) = (strides, padding, format);
        _window = [.. kernelSize.Select((size, i) => ((size - 1L) * dilationRate[i]) + 1)];
        _torchWindow = _rank == 1 ? [1, _window[0]] : _window;
        _torchStrides = SpatialAxes.ToTorch(strides, 1);
        _torchDilation = SpatialAxes.ToTorch(dilationRate, 1);
        _noPadding = new long[_torchStrides.Length];
        _isPoint = kernelSize.All(size => size == 1);
        _what = $"kernel_size={kernelSize}, dilation_rate={dilationRate}";
    }

    /// <summary>Convolves.</summary>
    /// <param name="x">The input, in Keras's layout.</param>
    /// <param name="kernel">The kernel in Keras's layout, (spatial axes…, input channels / groups, output channels).</param>
    /// <param name="bias">The bias, or null.</param>
    /// <param name="groups">The groups of channels.</param>
    public Tensor Apply(Tensor x, Tensor kernel, Tensor? bias, long groups = 1)
    {
        if (_isPoint && _format == DataFormat.ChannelsLast && groups == 1 && PointwiseProduct.Pays(x, kernel, _strides))
            return PointwiseProduct.Apply(x, kernel, bias, _strides);
        var input = SpatialAxes.ToTorch(x, _rank, _format);
        var padding = _noPadding;
        if (_padding != Padding.Valid)
            input = Pad(input, out padding);
        var torchKernel = SpatialAxes.KernelToTorch(kernel, _rank);
        var y = CheckedConvolution.Apply(
            input, torchKernel, bias, new(_torchStrides, padding, _torchDilation, groups, _format == DataFormat.ChannelsLast));
        return SpatialAxes.FromTorch(y, _rank, _format);
    }

    /// <summary>Convolves each channel by itself.</summary>
    /// <param name="x">The input, in Keras's layout.</param>
    /// <param name="kernel">The kernel, (spatial axes…, channels, multiplier).</param>
    /// <param name="bias">The bias, (channels · multiplier), or null.</param>
    public Tensor ApplyDepthwise(Tensor x, Tensor kernel, Tensor? bias)
    {
        var shape = kernel.ToSizes();
        return Apply(x, kernel.reshape([.. shape[..^2], 1, shape[^2] * shape[^1]]), bias, groups: shape[^2]);
    }

    /// <summary>The output's shape.</summary>
    /// <exception cref="ArgumentException">The shape has another number of axes, or nothing would be left.</exception>
    public Shape OutputShape(Shape input, long? filters, string layer) =>
        SpatialAxes.OutputShape(input, filters, _window, _strides, _padding, _format, layer, _what);

    /// <summary>Equal padding on both sides is left to the kernel; what it cannot do is done here.</summary>
    private Tensor Pad(Tensor input, out long[] padding)
    {
        padding = _noPadding;
        var sizes = input.ToSizes();
        var axes = _torchWindow.Length;
        var before = new long[axes];
        var after = new long[axes];
        for (var i = 0; i < axes; i++)
        {
            (before[i], after[i]) = _padding == Padding.Causal
                ? (_torchWindow[i] - 1, 0)
                : SpatialAxes.SamePadding(sizes[i + 2], _torchWindow[i], _torchStrides[i]);
        }

        if (before.AsSpan().SequenceEqual(after))
        {
            padding = before;
            return input;
        }

        // torch counts from the last axis.
        var pads = new long[2 * axes];
        for (var i = 0; i < axes; i++)
            (pads[2 * (axes - 1 - i)], pads[(2 * (axes - 1 - i)) + 1]) = (before[i], after[i]);
        return nn.functional.pad(input, pads);
    }
}

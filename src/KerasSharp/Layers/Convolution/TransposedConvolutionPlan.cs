using KerasSharp.Torch.Convolutions;

namespace KerasSharp.Layers;

/// <summary>A transposed convolution of one, two or three spatial axes with all its options, ready to run.</summary>
internal sealed class TransposedConvolutionPlan
{
    private readonly int _rank;
    private readonly DataFormat _format;
    private readonly (long Size, long Stride, long? OutputPadding)[] _axes;
    private readonly bool _same;
    private readonly (long Before, long After)[] _crops;
    private readonly long[] _torchStrides;
    private readonly long[] _torchDilation;
    private readonly long[] _none;
    private readonly long[]? _torchPadding;
    private readonly long[]? _torchOutputPadding;

    public TransposedConvolutionPlan(
        Sizes kernelSize, Sizes strides, Padding padding, Sizes? outputPadding, DataFormat format, Sizes dilationRate)
    {
        _rank = kernelSize.Count;
        _format = format;
        _same = padding == Padding.Same;
        _axes = [.. kernelSize.Select((size, i) => (((size - 1L) * dilationRate[i]) + 1, (long)strides[i], (long?)outputPadding?[i]))];
        _crops = Array.ConvertAll(_axes, axis => Crop(_same, axis.Size, axis.Stride, axis.OutputPadding));
        if (_rank == 1)
            _crops = [(0, 0), .. _crops];
        _torchStrides = SpatialAxes.ToTorch(strides, 1);
        _torchDilation = SpatialAxes.ToTorch(dilationRate, 1);
        _none = new long[_torchStrides.Length];
        // torch cuts the same on both sides and adds some at the end, less than a stride; what this cannot say is cut and padded by hand.
        if (_crops.Select(
            (crop, i) => crop.Before >= 0 && crop.Before >= crop.After
            && crop.Before - crop.After < Math.Max(_torchStrides[i], _torchDilation[i])).All(fits => fits))
        {
            _torchPadding = Array.ConvertAll(_crops, crop => crop.Before);
            _torchOutputPadding = Array.ConvertAll(_crops, crop => crop.Before - crop.After);
        }
    }

    /// <summary>Convolves.</summary>
    /// <param name="x">The input, in Keras's layout.</param>
    /// <param name="kernel">The kernel in Keras's layout, (spatial axes…, output channels, input channels).</param>
    /// <param name="bias">The bias, or null.</param>
    public Tensor Apply(Tensor x, Tensor kernel, Tensor? bias)
    {
        var input = SpatialAxes.ToTorch(x, _rank, _format);
        var weight = SpatialAxes.KernelToTorch(kernel, _rank);
        if (_torchPadding is not null)
            return SpatialAxes.FromTorch(Convolve(input, weight, bias, _torchPadding, _torchOutputPadding), _rank, _format);
        var y = SpatialAxes.FromTorch(CutAndPad(Convolve(input, weight, null, null, null)), _rank, _format);
        return bias is null ? y : y + (_format == DataFormat.ChannelsLast ? bias : bias.view([-1, .. Enumerable.Repeat(1L, _rank)]));
    }

    /// <summary>The output's shape.</summary>
    /// <exception cref="ArgumentException">The shape has another number of axes.</exception>
    public Shape OutputShape(Shape input, long filters, string layer)
    {
        SpatialAxes.CheckRank(input, _rank, layer);
        var output = input.With(SpatialAxes.Channels(_format), filters);
        for (var i = 0; i < _rank; i++)
        {
            var position = SpatialAxes.First(_format) + i;
            var (size, stride, added) = _axes[i];
            var spread = (input[position] - 1) * stride;
            output = output.With(position, !_same ? spread + size + (added ?? Math.Max(stride - size, 0))
                : added is null ? input[position] * stride : spread + (size % 2) + added);
        }

        return output;
    }

    private Tensor Convolve(Tensor input, Tensor weight, Tensor? bias, long[]? padding, long[]? outputPadding) => CheckedConvolution.Apply(
        input, weight, bias,
        new(_torchStrides, padding ?? _none, _torchDilation, 1, _format == DataFormat.ChannelsLast, outputPadding ?? _none));

    private Tensor CutAndPad(Tensor y)
    {
        var pads = new long[2 * _crops.Length];
        for (var i = 0; i < _crops.Length; i++)
        {
            var (before, after) = _crops[i];
            var length = y.ToSizes()[i + 2] - Math.Max(before, 0) - Math.Max(after, 0);
            if (length < y.ToSizes()[i + 2])
                y = y.narrow(i + 2, Math.Max(before, 0), length);
            (pads[2 * (_crops.Length - 1 - i)], pads[(2 * (_crops.Length - 1 - i)) + 1]) = (Math.Max(-before, 0), Math.Max(-after, 0));
        }

        return Array.TrueForAll(pads, pad => pad == 0) ? y : nn.functional.pad(y, pads);
    }

    /// <summary>What Keras cuts off the whole result at both ends of an axis; a negative amount adds zeros.</summary>
    internal static (long Before, long After) Crop(bool same, long size, long stride, long? added)
    {
        if (!same)
            return (0, -(added ?? Math.Max(stride - size, 0)));
        var total = added is null ? stride + size - 2 : size + (size % 2) - 2 + added.Value;
        var before = Math.Min((total / 2) + (total % 2), size - 1);
        return (size - 1 - before, size - 1 - (total - before));
    }
}

namespace KerasSharp.Layers;

/// <summary>What the zero paddings of images and volumes have in common.</summary>
public abstract class ZeroPadding : Layer
{
    private readonly int _rank;
    private readonly long[] _pads;

    private protected ZeroPadding(int rank, Margins padding, DataFormat? dataFormat, string? name)
        : base(name)
    {
        _rank = rank;
        Padding = padding.ForRank(rank, nameof(padding));
        DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
        InputSpecs = [new InputSpec(ndim: rank + 2)];
        _pads = Spread(Padding, rank, DataFormat);
    }

    /// <summary>Zeros before and after each spatial axis.</summary>
    public Margins Padding { get; }

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        SpatialAxes.CheckRank(input, _rank, Name);
        for (var i = 0; i < _rank; i++)
        {
            var axis = SpatialAxes.First(DataFormat) + i;
            input = input.With(axis, input[axis] + Padding[i].Before + Padding[i].After);
        }

        return input;
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) =>
        is_grad_enabled() && x.requires_grad ? nn.functional.pad(x, _pads) : Bordered(x);

    /// <summary>The same without a gradient: libtorch would write zeros everywhere before it copies the data.</summary>
    private Tensor Bordered(Tensor x)
    {
        var shape = x.ToSizes();
        var first = SpatialAxes.First(DataFormat);
        for (var i = 0; i < _rank; i++)
            shape[first + i] += Padding[i].Before + Padding[i].After;
        var y = empty(shape, x.dtype, x.device);
        var inside = y;
        for (var i = 0; i < _rank; i++)
        {
            var (axis, size) = (first + i, x.size(first + i));
            if (Padding[i].Before > 0)
                inside.narrow(axis, 0, Padding[i].Before).zero_();
            if (Padding[i].After > 0)
                inside.narrow(axis, Padding[i].Before + size, Padding[i].After).zero_();
            inside = inside.narrow(axis, Padding[i].Before, size);
        }

        inside.copy_(x);
        return y;
    }

    /// <summary>Amounts as torch counts them: from the last axis.</summary>
    private static long[] Spread(Margins margins, int rank, DataFormat format)
    {
        var pads = new List<long>();
        if (format == DataFormat.ChannelsLast)
            pads.AddRange([0, 0]);
        for (var axis = rank - 1; axis >= 0; axis--)
            pads.AddRange([margins[axis].Before, margins[axis].After]);
        return [.. pads];
    }
}

using TorchSharp;
using static TorchSharp.torch;

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
    protected override Tensor Call(Tensor x, bool training) => nn.functional.pad(x, _pads);

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

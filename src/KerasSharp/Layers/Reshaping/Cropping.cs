using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>What the croppings of images and volumes have in common.</summary>
public abstract class Cropping : Layer
{
    private readonly int _rank;

    private protected Cropping(int rank, Margins cropping, DataFormat? dataFormat, string? name)
        : base(name)
    {
        _rank = rank;
        Amounts = cropping.ForRank(rank, nameof(cropping));
        DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
        InputSpecs = [new InputSpec(ndim: rank + 2)];
    }

    /// <summary>What is cut off before and after each spatial axis: the argument <c>cropping</c>.</summary>
    public Margins Amounts { get; }

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <inheritdoc/>
    public override Config GetConfig() => base.GetConfig().Merge(new Config { { "cropping", Amounts }, { "data_format", DataFormat } });

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        SpatialAxes.CheckRank(input, _rank, Name);
        var output = input;
        for (var i = 0; i < _rank; i++)
        {
            var axis = SpatialAxes.First(DataFormat) + i;
            var left = input[axis] - Amounts[i].Before - Amounts[i].After;
            if (left <= 0)
                throw new ArgumentException($"`cropping` of layer \"{Name}\" must leave something of each axis. Received: input_shape={input}, cropping={Amounts}", nameof(input));
            output = output.With(axis, left);
        }

        return output;
    }

    /// <inheritdoc/>
    protected override void Build(Shape input) => ComputeOutputShape(input);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        var output = ComputeOutputShape(x.shape);
        for (var i = 0; i < _rank; i++)
        {
            var axis = SpatialAxes.First(DataFormat) + i;
            if (Amounts[i] != (0, 0))
                x = x.narrow(axis, Amounts[i].Before, output[axis]!.Value);
        }

        return x;
    }
}

namespace KerasSharp.Layers;

/// <summary>What the croppings of images and volumes have in common.</summary>
public abstract class SpatialCropping : Layer
{
    private readonly int _rank;

    private protected SpatialCropping(int rank, Margins cropping, DataFormat? dataFormat, string? name)
        : base(name)
    {
        _rank = rank;
        Cropping = cropping.ForRank(rank, nameof(cropping));
        DataFormat = dataFormat ?? KerasConfig.ImageDataFormat;
        InputSpecs = [new InputSpec(ndim: rank + 2)];
    }

    /// <summary>What is cut off before and after each spatial axis.</summary>
    public Margins Cropping { get; }

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        SpatialAxes.CheckRank(input, _rank, Name);
        var output = input;
        for (var i = 0; i < _rank; i++)
        {
            var axis = SpatialAxes.First(DataFormat) + i;
            var left = input[axis] - Cropping[i].Before - Cropping[i].After;
            if (left <= 0)
                throw new ArgumentException(
                    $"`cropping` of layer \"{Name}\" must leave something of each axis. Received: input_shape={input}, cropping={Cropping}",
                    nameof(input));
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
            if (Cropping[i] != (0, 0))
                x = x.narrow(axis, Cropping[i].Before, output[axis]!.Value);
        }

        return x;
    }
}

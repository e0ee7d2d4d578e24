namespace KerasSharp.Layers;

/// <summary>Repeats each point of volumes.</summary>
/// <remarks>Input (batch, depth, height, width, channels), output the same with depth, height and width times size; with channels_first the
/// channels come second. Source: keras.layers.UpSampling3D.</remarks>
/// <param name="size">The factors of depth, height and width; null for 2.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A factor is below 1.</exception>
public sealed partial class UpSampling3D(Sizes? size = null, DataFormat? dataFormat = null, string? name = null) : Layer(name)
{
    /// <summary>The factors of depth, height and width.</summary>
    public Sizes Size { get; } = (size ?? 2).ForRank(3, nameof(size));

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; } = dataFormat ?? KerasConfig.ImageDataFormat;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        SpatialAxes.CheckRank(input, 3, Name);
        var first = SpatialAxes.First(DataFormat);
        return Enumerable.Range(0, 3).Aggregate(input, (shape, i) => shape.With(first + i, input[first + i] * Size[i]));
    }

    /// <inheritdoc/>
    protected override void Build(Shape input) => InputSpecs = [new InputSpec(ndim: ComputeOutputShape(input).Rank)];

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        for (var i = 0; i < 3; i++)
        {
            if (Size[i] > 1)
                x = x.repeat_interleave(Size[i], SpatialAxes.First(DataFormat) + i);
        }

        return x;
    }
}

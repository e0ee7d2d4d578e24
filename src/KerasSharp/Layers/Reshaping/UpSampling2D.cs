namespace KerasSharp.Layers;

/// <summary>Enlarges images by whole factors.</summary>
/// <remarks>Input (batch, height, width, channels), output (batch, height · size, width · size, channels); with channels_first the channels
/// come second. Source: keras.layers.UpSampling2D.</remarks>
/// <param name="size">The factors of height and width; null for 2.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="interpolation">"nearest", "bilinear" or "bicubic".</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A factor is below 1, or there is no such interpolation.</exception>
public sealed partial class UpSampling2D(
    Sizes? size = null, DataFormat? dataFormat = null, string interpolation = "nearest", string? name = null) : Layer(name)
{
    private readonly InterpolationMode _mode = interpolation.ToLowerInvariant() switch
    {
        "nearest" => InterpolationMode.Nearest,
        "bilinear" => InterpolationMode.Bilinear,
        "bicubic" => InterpolationMode.Bicubic,
        _ => throw new ArgumentException(
            $"`interpolation` must be 'nearest', 'bilinear' or 'bicubic'. Received: interpolation='{interpolation}'",
            nameof(interpolation)),
    };

    /// <summary>The factors of height and width.</summary>
    public Sizes Size { get; } = (size ?? 2).ForRank(2, nameof(size));

    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; } = dataFormat ?? KerasConfig.ImageDataFormat;

    /// <summary>Keras's name of the interpolation.</summary>
    public string Interpolation { get; } = interpolation.ToLowerInvariant();

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        SpatialAxes.CheckRank(input, 2, Name);
        var first = SpatialAxes.First(DataFormat);
        return input.With(first, input[first] * Size[0]).With(first + 1, input[first + 1] * Size[1]);
    }

    /// <inheritdoc/>
    protected override void Build(Shape input) => InputSpecs = [new InputSpec(ndim: ComputeOutputShape(input).Rank)];

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        var input = SpatialAxes.ToTorch(x, 2, DataFormat);
        var sizes = input.shape;
        var y = nn.functional.interpolate(
            input, [sizes[2] * Size[0], sizes[3] * Size[1]], mode: _mode, align_corners: _mode == InterpolationMode.Nearest ? null : false);
        return SpatialAxes.FromTorch(y, 2, DataFormat);
    }
}

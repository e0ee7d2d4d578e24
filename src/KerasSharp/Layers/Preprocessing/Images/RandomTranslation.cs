namespace KerasSharp.Layers;

/// <summary>In training, moves images by random distances.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. Source: keras.layers.RandomTranslation.</remarks>
/// <param name="heightFactor">The bounds of the vertical distance as a share of the height, positive downwards: <c>0.2</c> for −0.2 to 0.2,
/// or both bounds.</param>
/// <param name="widthFactor">The bounds of the horizontal distance as a share of the width, positive to the right.</param>
/// <param name="fillMode">What comes in from outside: "reflect", "wrap", "constant" or "nearest".</param>
/// <param name="interpolation">"bilinear" or "nearest".</param>
/// <param name="seed">An integer makes the distances repeatable; null for a seed that Keras picks.</param>
/// <param name="fillValue">The value from outside with "constant".</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A factor is not in [-1, 1], or there is no such mode or interpolation.</exception>
public sealed partial class RandomTranslation(
    RandomFactor heightFactor, RandomFactor widthFactor, string fillMode = "reflect", string interpolation = "bilinear", int? seed = null,
    double fillValue = 0, DataFormat? dataFormat = null, string? name = null) : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of the vertical distance.</summary>
    public RandomFactor HeightFactor { get; } = heightFactor.Within(-1, 1, nameof(heightFactor));

    /// <summary>The bounds of the horizontal distance.</summary>
    public RandomFactor WidthFactor { get; } = widthFactor.Within(-1, 1, nameof(widthFactor));

    /// <summary>What comes in from outside.</summary>
    public string FillMode { get; } = CheckFillMode(fillMode);

    /// <summary>Keras's name of the interpolation.</summary>
    public string Interpolation { get; } = CheckInterpolation(interpolation);

    /// <summary>The value from outside with "constant".</summary>
    public double FillValue { get; } = fillValue;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var (height, width) = SizeOf(images);
        var down = Draw(seeds, [images.shape[0]], HeightFactor, ScalarType.Float32, images.device) * height;
        var across = Draw(seeds, [images.shape[0]], WidthFactor, ScalarType.Float32, images.device) * width;
        var (none, one) = (zeros_like(down), ones_like(down));
        var matrix = stack([one, none, -across, none, one, -down], 1);
        var (x, y) = (across.unsqueeze(-1), down.unsqueeze(-1));
        return Move(matrix, Interpolation, FillMode, FillValue, (left, top, right, bottom) => [left + x, top + y, right + x, bottom + y]);
    }
}

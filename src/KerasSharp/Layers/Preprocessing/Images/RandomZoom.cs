namespace KerasSharp.Layers;

/// <summary>In training, zooms images about their middle by random factors.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. Source: keras.layers.RandomZoom.</remarks>
/// <param name="heightFactor">The bounds of the vertical zoom: positive zooms out, negative in. <c>0.2</c> for −0.2 to 0.2, or both
/// bounds.</param>
/// <param name="widthFactor">The same for the horizontal zoom; null for that of the height, which keeps the ratio.</param>
/// <param name="fillMode">What comes in from outside: "reflect", "wrap", "constant" or "nearest".</param>
/// <param name="interpolation">"bilinear" or "nearest".</param>
/// <param name="seed">An integer makes the zooms repeatable; null for a seed that Keras picks.</param>
/// <param name="fillValue">The value from outside with "constant".</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A factor is not in (-1, 1], or there is no such mode or interpolation.</exception>
public sealed partial class RandomZoom(
    RandomFactor heightFactor, RandomFactor? widthFactor = null, string fillMode = "reflect", string interpolation = "bilinear",
    int? seed = null, double fillValue = 0, DataFormat? dataFormat = null, string? name = null) : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of the vertical zoom.</summary>
    public RandomFactor HeightFactor { get; } = heightFactor.Within(-1, 1, nameof(heightFactor), leastExcluded: true);

    /// <summary>The bounds of the horizontal zoom; null for the vertical one.</summary>
    public RandomFactor? WidthFactor { get; } = widthFactor?.Within(-1, 1, nameof(widthFactor), leastExcluded: true);

    /// <summary>What comes in from outside.</summary>
    public string FillMode { get; } = CheckFillMode(fillMode);

    /// <summary>Keras's name of the interpolation.</summary>
    public string Interpolation { get; } = CheckInterpolation(interpolation);

    /// <summary>The value from outside with "constant".</summary>
    public double FillValue { get; } = fillValue;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var (height, width) = SizeOf(images);
        var vertical = Zoom(HeightFactor);
        var horizontal = WidthFactor is null ? vertical : Zoom(WidthFactor);
        var none = zeros_like(vertical);
        var (startX, startY) = ((width - 1.0) / 2 * (1 - horizontal), (height - 1.0) / 2 * (1 - vertical));
        var matrix = stack([horizontal, none, startX, none, vertical, startY], 1);
        var (across, down) = (Seen(startX, horizontal, width), Seen(startY, vertical, height));
        return Move(matrix, Interpolation, FillMode, FillValue, (left, top, right, bottom) =>
            [across(left), down(top), across(right), down(bottom)]);

        Tensor Zoom(RandomFactor factor) => Draw(seeds, [images.shape[0]], (1 + factor.Lower, 1 + factor.Upper), ScalarType.Float32,
            images.device);
    }

    /// <summary>Where a coordinate lies in the part of an axis that is seen after the zoom.</summary>
    private static Func<Tensor, Tensor> Seen(Tensor start, Tensor zoom, long size)
    {
        var (first, last) = (start.unsqueeze(-1), (start + (zoom * size)).unsqueeze(-1));
        return x => (x.maximum(first).minimum(last) - first) / (last - first) * size;
    }
}

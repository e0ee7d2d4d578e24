namespace KerasSharp.Layers;

/// <summary>In training, shears images by random amounts.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. Source: keras.layers.RandomShear.</remarks>
/// <param name="xFactor">The bounds of how far a row moves sideways for each row above it, 0 to 1, either way: <c>0.2</c> for −0.2 to 0.2,
/// or both bounds.</param>
/// <param name="yFactor">The same for columns.</param>
/// <param name="interpolation">"bilinear" or "nearest".</param>
/// <param name="fillMode">What comes in from outside: "reflect", "wrap", "constant" or "nearest".</param>
/// <param name="fillValue">The value from outside with "constant".</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="seed">An integer makes the amounts repeatable; null for a seed that Keras picks.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A factor is not in [0, 1], or there is no such mode or interpolation.</exception>
public sealed partial class RandomShear(
    RandomFactor? xFactor = null, RandomFactor? yFactor = null, string interpolation = "bilinear", string fillMode = "reflect",
    double fillValue = 0, DataFormat? dataFormat = null, int? seed = null, string? name = null) : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of how far rows move.</summary>
    public RandomFactor XFactor { get; } = (xFactor ?? 0).EitherWay(nameof(xFactor));

    /// <summary>The bounds of how far columns move.</summary>
    public RandomFactor YFactor { get; } = (yFactor ?? 0).EitherWay(nameof(yFactor));

    /// <summary>Keras's name of the interpolation.</summary>
    public string Interpolation { get; } = CheckInterpolation(interpolation);

    /// <summary>What comes in from outside.</summary>
    public string FillMode { get; } = CheckFillMode(fillMode);

    /// <summary>The value from outside with "constant".</summary>
    public double FillValue { get; } = fillValue;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        Shape each = [images.shape[0]];
        var (height, width) = SizeOf(images);
        var backwards = Draw(seeds, each, (0, 1), ComputingType, images.device).gt(0.5);
        var down = Draw(seeds, each, YFactor, ComputingType, images.device);
        var across = Draw(seeds, each, XFactor, ComputingType, images.device);
        (across, down) = (where(backwards, -across, across), where(backwards, -down, down));
        var (none, one) = (zeros_like(down), ones_like(down));
        var matrix = stack([one, across, none, down, one, none], 1).to_type(ScalarType.Float32);
        return Move(matrix, Interpolation, FillMode, FillValue, (left, top, right, bottom) =>
        {
            // As in Keras the shares of height and width are sheared, which are pixels where images are square.
            var (x, y) = (across.unsqueeze(-1), down.unsqueeze(-1));
            (left, top, right, bottom) = (left / width, top / height, right / width, bottom / height);
            (left, right) = (left - (x * where(x.lt(0), top, bottom)), right - (x * where(x.lt(0), bottom, top)));
            (top, bottom) = (top - (y * where(y.gt(0), right, left)), bottom - (y * where(y.gt(0), left, right)));
            return [left * width, top * height, right * width, bottom * height];
        });
    }
}

namespace KerasSharp.Layers;

/// <summary>In training, turns images about their middle by random angles.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. Source: keras.layers.RandomRotation.</remarks>
/// <param name="factor">The bounds of the angle in full turns, positive against the clock: <c>0.2</c> for −0.2 to 0.2, or both
/// bounds.</param>
/// <param name="fillMode">What comes in from outside: "reflect", "wrap", "constant" or "nearest".</param>
/// <param name="interpolation">"bilinear" or "nearest".</param>
/// <param name="seed">An integer makes the angles repeatable; null for a seed that Keras picks.</param>
/// <param name="fillValue">The value from outside with "constant".</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">factor is not in [-1, 1], or there is no such mode or interpolation.</exception>
public sealed partial class RandomRotation(
    RandomFactor factor, string fillMode = "reflect", string interpolation = "bilinear", int? seed = null, double fillValue = 0,
    DataFormat? dataFormat = null, string? name = null) : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of the angle in full turns.</summary>
    public RandomFactor Factor { get; } = factor.Bounds(-1, 1, nameof(factor));

    /// <summary>What comes in from outside.</summary>
    public string FillMode { get; } = CheckFillMode(fillMode);

    /// <summary>Keras's name of the interpolation.</summary>
    public string Interpolation { get; } = CheckInterpolation(interpolation);

    /// <summary>The value from outside with "constant".</summary>
    public double FillValue { get; } = fillValue;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var (height, width) = SizeOf(images);
        var degrees = Draw(seeds, [images.shape[0]], (Factor.Lower * 360, Factor.Upper * 360), ScalarType.Float32, images.device);
        var angle = degrees * (Math.PI / 180);
        var (cos, sin) = (angle.cos(), angle.sin());
        var (middleX, middleY) = (0.5 * (width - 1), 0.5 * (height - 1));
        var matrix = stack(
            [cos, -sin, middleX - (middleX * cos) - (middleY * -sin), sin, cos, middleY - (middleX * sin) - (middleY * cos)], 1);
        return Move(matrix, Interpolation, FillMode, FillValue, (left, top, right, bottom) =>
        {
            // Boxes turn the other way, as the matrix says from where pixels come.
            var (c, s) = (cos.unsqueeze(-1), sin.unsqueeze(-1));
            var (x, y) = (stack([left, right, right, left], -1), stack([top, top, bottom, bottom], -1));
            var newX = (c.unsqueeze(-1) * (x - middleX)) + (s.unsqueeze(-1) * (y - middleY)) + middleX;
            var newY = (c.unsqueeze(-1) * (y - middleY)) - (s.unsqueeze(-1) * (x - middleX)) + middleY;
            return [newX.amin([-1]), newY.amin([-1]), newX.amax([-1]), newY.amax([-1])];
        });
    }
}

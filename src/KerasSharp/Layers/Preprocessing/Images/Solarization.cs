namespace KerasSharp.Layers;

/// <summary>In training, turns the values of images over: the greatest becomes the least.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type. A random amount is added
/// first; values below a random threshold stay. Both are counted in values from 0 to 255, and, as in Keras 3.16, only the upper bounds are
/// multiplied by 255. Source: keras.layers.Solarization.</remarks>
/// <param name="additionFactor">The upper bound of what is added, in [0, 1], or both bounds.</param>
/// <param name="thresholdFactor">The upper bound of the threshold, in [0, 1], or both bounds.</param>
/// <param name="valueRange">The least and the greatest value of the images; null for (0, 255).</param>
/// <param name="seed">An integer makes the amounts repeatable; null for a seed that Keras picks.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">A factor is not in [0, 1].</exception>
public sealed partial class Solarization(
    RandomFactor? additionFactor = null, RandomFactor? thresholdFactor = null, (double Low, double High)? valueRange = null,
    int? seed = null, DataFormat? dataFormat = null, string? name = null) : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of what is added.</summary>
    public RandomFactor AdditionFactor { get; } = (additionFactor ?? 0).FromZero(nameof(additionFactor));

    /// <summary>The bounds of the threshold.</summary>
    public RandomFactor ThresholdFactor { get; } = (thresholdFactor ?? 0).FromZero(nameof(thresholdFactor));

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = Sorted(valueRange);

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var additions = DrawEach(images, seeds, (AdditionFactor.Lower, AdditionFactor.Upper * 255), ComputingType);
        var thresholds = DrawEach(images, seeds, (ThresholdFactor.Lower, ThresholdFactor.Upper * 255), ComputingType);
        return new(x =>
        {
            var y = (Rescale(Compute(x), ValueRange, (0, 255), ComputingType) + additions).clamp(0, 255);
            return Rescale(where(y.lt(thresholds), y, 255 - y), (0, 255), ValueRange, ComputingType);
        });
    }
}

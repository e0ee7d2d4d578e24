namespace KerasSharp.Layers;

/// <summary>Stretches the values of each channel of an image over the whole range of values.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type. Channels of one value stay as
/// they are. With channels_first the values of each column are stretched, as in Keras 3.16. The same in training and outside.
/// Source: keras.layers.AutoContrast.</remarks>
/// <param name="valueRange">The least and the greatest value of the images; null for (0, 255).</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class AutoContrast((double Low, double High)? valueRange = null, DataFormat? dataFormat = null, string? name = null)
    : ImageLayer(dataFormat, name)
{
    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = Sorted(valueRange);

    private protected override ImageChange Change(Tensor images, bool training) => new(Transform);

    private Tensor Transform(Tensor images)
    {
        var x = Compute(Rescale(images, ValueRange, (0, 255), ComputingType));
        var low = x.amin([1, 2], keepdim: true);
        var scale = 255 / (x.amax([1, 2], keepdim: true) - low);
        var stretched = Rescale(((x * scale) + (-low * scale)).clamp(0, 255), (0, 255), ValueRange, ComputingType);
        return where(stretched.isnan(), Compute(images), stretched);
    }
}

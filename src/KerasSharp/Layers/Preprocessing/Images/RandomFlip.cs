using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>In training, mirrors about half of the images.</summary>
/// <remarks>
/// Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the channels come
/// before. With both directions an image is mirrored in both or in none. Source: keras.layers.RandomFlip.
/// </remarks>
/// <param name="mode">"horizontal" (left and right), "vertical" or "horizontal_and_vertical".</param>
/// <param name="seed">An integer makes the choices repeatable; null for a seed that Keras picks.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">There is no such mode.</exception>
public sealed partial class RandomFlip(
    string mode = "horizontal_and_vertical", int? seed = null, DataFormat? dataFormat = null, string? name = null)
    : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>Keras's name of the direction.</summary>
    public string Mode { get; } = Guard.OneOf(mode, ["horizontal", "vertical", "horizontal_and_vertical"]);

    private protected override Tensor Transform(Tensor images, bool training)
    {
        var x = Compute(images);
        if (!training)
            return x;
        long[] axes = Mode switch { "horizontal" => [HeightAxis + 1], "vertical" => [HeightAxis], _ => [HeightAxis, HeightAxis + 1] };
        var chosen = Draw([x.shape[0], 1, 1, 1], 0, 1, KerasConfig.FloatX, x.device).le(0.5);
        return where(chosen, x.flip(axes), x);
    }
}

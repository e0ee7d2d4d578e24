namespace KerasSharp.Layers;

/// <summary>In training, mirrors about half of the images.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. With both directions an image is mirrored in both or in none. Source: keras.layers.RandomFlip.</remarks>
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

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var (height, width) = SizeOf(images);
        var (across, down) = (Mode != "vertical", Mode != "horizontal");
        long[] axes = [.. across ? [HeightAxis + 1] : Array.Empty<long>(), .. down ? [HeightAxis] : Array.Empty<long>()];
        var chosen = DrawEach(images, seeds, (0, 1), KerasConfig.FloatX).le(0.5);
        return ImageChange.Moving(x => Flip(Compute(x)), Flip, (left, top, right, bottom) =>
        {
            var mirrored = chosen.view(-1, 1);
            (left, right) = across ? (where(mirrored, width - right, left), where(mirrored, width - left, right)) : (left, right);
            (top, bottom) = down ? (where(mirrored, height - bottom, top), where(mirrored, height - top, bottom)) : (top, bottom);
            return [left, top, right, bottom];
        });

        Tensor Flip(Tensor x) => where(chosen, x.flip(axes), x);
    }
}

namespace KerasSharp.Layers;

/// <summary>In training, makes some of the images grey, with three equal channels.</summary>
/// <remarks>Input (batch, h, w, 3) or (h, w, 3), output of the same shape and element type; with channels_first the channels come before.
/// Outside training the input itself. Source: keras.layers.RandomGrayscale.</remarks>
/// <param name="factor">The probability, 0 to 1, that an image turns grey.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="seed">An integer makes the choices repeatable; null for a seed that Keras picks.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">factor is not in [0, 1].</exception>
public sealed partial class RandomGrayscale(
    double factor = 0.5, DataFormat? dataFormat = null, [NotInConfig] int? seed = null, string? name = null) : RandomImageLayer(
    seed, dataFormat, name)
{
    /// <summary>The probability that an image turns grey.</summary>
    public double Factor { get; } = Guard.InRange(factor, 0, 1);

    private protected override int IdleDraws => 1;

    internal override bool KeepsType => true;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var chosen = DrawEach(images, seeds, (0, 1), KerasConfig.FloatX).lt(Factor);
        return new(x => where(chosen, ImageColors.ToGrey(x, DataFormat), x));
    }
}

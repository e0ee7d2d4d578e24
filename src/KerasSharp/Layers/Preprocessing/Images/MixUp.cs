namespace KerasSharp.Layers;

/// <summary>In training, mixes each image of a batch with another of it, by random weights.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. An image alone is mixed with itself. Labels and masks are mixed by the same weights; each image gets the bounding
/// boxes of both. Source: keras.layers.MixUp, https://arxiv.org/abs/1710.09412.</remarks>
/// <param name="alpha">The weights are Beta(alpha, alpha) distributed; above 0. The smaller, the closer they are to 0 and 1.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="seed">An integer makes the mixtures repeatable; null for a seed that Keras picks.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">alpha is not above 0.</exception>
public sealed partial class MixUp(double alpha = 0.2, DataFormat? dataFormat = null, int? seed = null, string? name = null)
    : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The parameter of the weights' distribution.</summary>
    public double Alpha { get; } = alpha > 0 ? alpha : throw new ArgumentOutOfRangeException(
        nameof(alpha), $"`alpha` must be above 0. Received: alpha={alpha}");

    private protected override int IdleDraws => 2;

    internal override bool KeepsType => true;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var order = KerasRandom.Shuffle(arange(images.shape[0], ScalarType.Int64), 0, seeds).to(images.device);
        var weight = KerasRandom.Beta([images.shape[0], 1, 1, 1], Alpha, Alpha, seed: seeds).to(images.device);
        return new(x => Mix(Compute(x), Compute(weight)))
        {
            Labels = x => Mix(x, weight),
            Masks = x => Mix(x, weight),
            Boxes = given => new(Join(given.Boxes), Join(given.Labels)),
        };

        Tensor Mix(Tensor x, Tensor share) => Mixing.Mix(x, x.index_select(0, order), share);

        Tensor Join(Tensor x) => cat([x, x.index_select(0, order)], 1);
    }
}

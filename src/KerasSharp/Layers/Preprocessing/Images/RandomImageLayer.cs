namespace KerasSharp.Layers;

/// <summary>What the layers have in common that change images at random in training.</summary>
public abstract class RandomImageLayer : ImageLayer
{
    private protected RandomImageLayer(int? seed, DataFormat? dataFormat, string? name, bool keepsSeed = false)
        : base(dataFormat, name)
    {
        // Keras's RandomCrop writes a seed into its config that it drew for that alone.
        Seed = seed ?? (keepsSeed ? PythonRandom.Shared.NextDefaultSeed() : null);
        SeedGenerator = AddSeedGenerator(new SeedGenerator(seed));
    }

    /// <summary>The seed; null where Keras picks one.</summary>
    public int? Seed { get; }

    /// <summary>Where the random amounts come from.</summary>
    public SeedGenerator SeedGenerator { get; }

    /// <summary>The number of draws that Keras makes, and forgets, outside training.</summary>
    private protected virtual int IdleDraws => 0;

    /// <summary>Whether images outside training keep their element type instead of taking the layer's.</summary>
    internal virtual bool KeepsType => false;

    /// <inheritdoc/>
    private protected sealed override ImageChange Change(Tensor images, bool training)
    {
        if (training)
            return Plan(images, SeedGenerator);
        for (var i = 0; i < IdleDraws; i++)
            SeedGenerator.Next();
        return new(x => KeepsType ? x : Compute(x));
    }

    /// <inheritdoc/>
    internal abstract override ImageChange Plan(Tensor images, SeedGenerator seeds);

    /// <summary>A change that takes each pixel from elsewhere; see <see cref="ImageMotion"/>. Masks keep their classes: theirs is the
    /// nearest pixel.</summary>
    private protected ImageChange Move(
        Tensor matrix, string interpolation, string fillMode, double fillValue, Func<Tensor, Tensor, Tensor, Tensor, Tensor[]> corners) =>
        ImageChange.Moving(
        images => ImageMotion.Apply(Compute(images), matrix, interpolation == "bilinear", fillMode, fillValue, DataFormat),
        masks => ImageMotion.Apply(masks, matrix, bilinear: false, fillMode, fillValue, DataFormat),
        corners);

    /// <summary>One random amount between bounds for each image, of a shape that broadcasts with a batch.</summary>
    private protected static Tensor DrawEach(Tensor images, SeedGenerator seeds, RandomFactor bounds, ScalarType type) =>
        KerasRandom.Uniform([images.shape[0], 1, 1, 1], bounds.Lower, bounds.Upper, type, seeds, images.device);

    /// <summary>For each image whether it is changed, with a probability that is itself drawn between bounds.</summary>
    private protected static Tensor Choose(Tensor images, SeedGenerator seeds, RandomFactor probability)
    {
        var chance = DrawEach(images, seeds, probability, KerasConfig.FloatX);
        return DrawEach(images, seeds, (0, 1), KerasConfig.FloatX).lt(chance);
    }

    /// <summary>Random amounts between bounds, from a generator that may be another layer's.</summary>
    private protected static Tensor Draw(SeedGenerator seeds, Shape shape, RandomFactor bounds, ScalarType type, Device device) =>
        KerasRandom.Uniform(shape, bounds.Lower, bounds.Upper, type, seeds, device);

    /// <summary>The interpolation, where it is one that moved images can have.</summary>
    private protected static string CheckInterpolation(string interpolation) =>
        Guard.OneOf(interpolation, ["nearest", "bilinear"]);

    /// <summary>The mode of filling, where there is such a one.</summary>
    private protected static string CheckFillMode(string fillMode) =>
        Guard.OneOf(fillMode, ["reflect", "wrap", "constant", "nearest"]);
}

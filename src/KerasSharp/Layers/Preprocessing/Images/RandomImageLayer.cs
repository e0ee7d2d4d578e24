using static TorchSharp.torch;

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

    /// <summary>Random amounts between bounds.</summary>
    private protected Tensor Draw(Shape shape, double lower, double upper, ScalarType type, Device device) =>
        KerasRandom.Uniform(shape, lower, upper, type, SeedGenerator, device);

    /// <summary>The interpolation, where it is one that moved images can have.</summary>
    private protected static string CheckInterpolation(string interpolation) => interpolation is "nearest" or "bilinear" ? interpolation : throw new ArgumentException(
        $"`interpolation` must be 'nearest' or 'bilinear'. Received: interpolation='{interpolation}'", nameof(interpolation));

    /// <summary>The mode of filling, where there is such a one.</summary>
    private protected static string CheckFillMode(string fillMode) => fillMode is "reflect" or "wrap" or "constant" or "nearest" ? fillMode : throw new ArgumentException(
        $"`fillMode` must be 'reflect', 'wrap', 'constant' or 'nearest'. Received: fillMode='{fillMode}'", nameof(fillMode));
}

namespace KerasSharp.Initializers;

/// <summary>Normally distributed values.</summary>
/// <remarks>Source: keras.initializers.RandomNormal.</remarks>
/// <param name="mean">The mean.</param>
/// <param name="stddev">The standard deviation.</param>
/// <param name="seed">The seed; null for one that Keras picks.</param>
[KerasName("RandomNormal", "normal")]
public sealed partial class RandomNormal(double mean = 0, double stddev = 0.05, Seed? seed = null) : RandomInitializer(seed)
{
    /// <inheritdoc/>
    protected override Tensor Call(Shape shape, ScalarType? dtype) => KerasRandom.Normal(shape, mean, stddev, dtype, DrawingSeed, CPU);
}

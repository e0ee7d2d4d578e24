namespace KerasSharp.Initializers;

/// <summary>Normally distributed values, those beyond two standard deviations drawn again.</summary>
/// <remarks>Source: keras.initializers.TruncatedNormal.</remarks>
/// <param name="mean">The mean.</param>
/// <param name="stddev">The standard deviation before truncation.</param>
/// <param name="seed">The seed; null for one that Keras picks.</param>
public sealed partial class TruncatedNormal(double mean = 0, double stddev = 0.05, Seed? seed = null) : RandomInitializer(seed)
{
    /// <inheritdoc/>
    protected override Tensor Call(Shape shape, ScalarType? dtype) =>
        KerasRandom.TruncatedNormal(shape, mean, stddev, dtype, DrawingSeed, CPU);
}

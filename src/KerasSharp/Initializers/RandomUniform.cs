namespace KerasSharp.Initializers;

/// <summary>Uniformly distributed values.</summary>
/// <remarks>Source: keras.initializers.RandomUniform.</remarks>
/// <param name="minval">Lower bound, included.</param>
/// <param name="maxval">Upper bound, excluded.</param>
/// <param name="seed">The seed; null for one that Keras picks.</param>
[KerasName("RandomUniform", "uniform")]
public sealed partial class RandomUniform(double minval = -0.05, double maxval = 0.05, Seed? seed = null) : RandomInitializer(seed)
{
    /// <inheritdoc/>
    protected override Tensor Call(Shape shape, ScalarType? dtype) => KerasRandom.Uniform(shape, minval, maxval, dtype, DrawingSeed, CPU);
}

namespace KerasSharp.Initializers;

/// <summary>Uniform in ±√(6 / (fan_in + fan_out)), also called Xavier.</summary>
/// <remarks>Source: keras.initializers.GlorotUniform.</remarks>
/// <param name="seed">The seed; null for one that Keras picks.</param>
/// <param name="inputAxes">The axes of the shape that make fan_in; null for the rule of kernels.</param>
/// <param name="outputAxes">The axes of the shape that make fan_out; null for the rule of kernels.</param>
public sealed partial class GlorotUniform(Seed? seed = null, int[]? inputAxes = null, int[]? outputAxes = null) : ScaledInitializer(
    seed, inputAxes, outputAxes)
{
    /// <inheritdoc/>
    protected override Tensor Call(Shape shape, ScalarType? dtype) => Draw(shape, dtype, 1, "fan_avg", "uniform");
}

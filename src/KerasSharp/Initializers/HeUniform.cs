namespace KerasSharp.Initializers;

/// <summary>Uniform in ±√(6 / fan_in).</summary>
/// <remarks>Source: keras.initializers.HeUniform.</remarks>
/// <param name="seed">The seed; null for one that Keras picks.</param>
/// <param name="inputAxes">The axes of the shape that make fan_in; null for the rule of kernels.</param>
/// <param name="outputAxes">The axes of the shape that make fan_out; null for the rule of kernels.</param>
public sealed partial class HeUniform(Seed? seed = null, int[]? inputAxes = null, int[]? outputAxes = null) : ScaledInitializer(
    seed, inputAxes, outputAxes)
{
    /// <inheritdoc/>
    protected override Tensor Call(Shape shape, ScalarType? dtype) => Draw(shape, dtype, 2, "fan_in", "uniform");
}

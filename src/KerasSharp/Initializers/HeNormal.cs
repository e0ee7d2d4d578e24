namespace KerasSharp.Initializers;

/// <summary>Truncated normal with variance 2 / fan_in.</summary>
/// <remarks>Source: keras.initializers.HeNormal.</remarks>
/// <param name="seed">The seed; null for one that Keras picks.</param>
/// <param name="inputAxes">The axes of the shape that make fan_in; null for the rule of kernels.</param>
/// <param name="outputAxes">The axes of the shape that make fan_out; null for the rule of kernels.</param>
public sealed partial class HeNormal(Seed? seed = null, int[]? inputAxes = null, int[]? outputAxes = null) : ScaledInitializer(
    seed, inputAxes, outputAxes)
{
    /// <inheritdoc/>
    protected override Tensor Call(Shape shape, ScalarType? dtype) => Draw(shape, dtype, 2, "fan_in", "truncated_normal");
}

using static TorchSharp.torch;

namespace KerasSharp.Initializers;

/// <summary>One value everywhere.</summary>
/// <remarks>Source: keras.initializers.Constant.</remarks>
/// <param name="value">The value.</param>
public sealed partial class Constant(double value = 0) : Initializer
{
    /// <inheritdoc/>
    protected override Tensor Call(Shape shape, ScalarType? dtype) => full(shape.ToArray(), value, dtype ?? KerasConfig.FloatX, CPU);
}

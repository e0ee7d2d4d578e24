using static TorchSharp.torch;

namespace KerasSharp.Initializers;

/// <summary>Zeros.</summary>
/// <remarks>Source: keras.initializers.Zeros.</remarks>
[KerasName("Zeros", "zero")]
public sealed partial class Zeros : Initializer
{
    /// <inheritdoc/>
    public override Tensor Apply(Shape shape, ScalarType? dtype = null) => zeros(shape.ToArray(), dtype ?? KerasConfig.FloatX, CPU);
}

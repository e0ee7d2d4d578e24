using static TorchSharp.torch;

namespace KerasSharp.Initializers;

/// <summary>Ones.</summary>
/// <remarks>Source: keras.initializers.Ones.</remarks>
[KerasName("Ones", "one")]
public sealed partial class Ones : Initializer
{
    /// <inheritdoc/>
    public override Tensor Apply(Shape shape, ScalarType? dtype = null) => ones(shape.ToArray(), dtype ?? KerasConfig.FloatX, CPU);
}

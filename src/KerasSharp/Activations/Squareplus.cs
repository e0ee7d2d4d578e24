using static TorchSharp.torch;

namespace KerasSharp.Activations;

/// <summary><c>(x + √(x² + b)) / 2</c>: a rectifier smooth without exponentials.</summary>
/// <remarks>Source: keras.activations.squareplus.</remarks>
/// <param name="b">Roundness of the bend at 0.</param>
public sealed partial class Squareplus(double b = 4) : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => (x + Root(x.square() + b)) * 0.5;

    /// <summary>The square root, rounded correctly: left of 0 the sum cancels, and what libtorch's float32 root is off by on some processors would be all that is left.</summary>
    private static Tensor Root(Tensor x) => x.dtype == ScalarType.Float32 ? x.to(ScalarType.Float64).sqrt().to(ScalarType.Float32) : x.sqrt();
}

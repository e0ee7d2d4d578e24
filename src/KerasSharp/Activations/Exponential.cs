using static TorchSharp.torch;

namespace KerasSharp.Activations;

/// <summary><c>eˣ</c>.</summary>
/// <remarks>Source: keras.activations.exponential.</remarks>
public sealed partial class Exponential : ActivationFunction
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => x.exp();
}

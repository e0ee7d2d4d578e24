using static TorchSharp.torch;

namespace KerasSharp.Constraints;

/// <summary>Sets negative weights to 0.</summary>
/// <remarks>Source: keras.constraints.NonNeg.</remarks>
public sealed partial class NonNeg : Constraint
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor w) => w.clamp_min(0);
}

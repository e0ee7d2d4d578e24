namespace KerasSharp.Constraints;

/// <summary>Sets negative weights to 0.</summary>
/// <remarks>Source: keras.constraints.NonNeg.</remarks>
public sealed partial class NonNeg : Constraint
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor w) => w.clamp_min(0);
}

namespace KerasSharp.Constraints;

/// <summary>Gives each unit's incoming weights the norm 1.</summary>
/// <remarks>Source: keras.constraints.UnitNorm.</remarks>
/// <param name="axis">The axes along which norms are taken; null for 0, right for a Dense kernel (in, out). A Conv2D kernel wants <c>[0, 1,
/// 2]</c>.</param>
public sealed partial class UnitNorm(Axes? axis = null) : Constraint
{
    /// <summary>The axes along which norms are taken.</summary>
    public Axes Axis { get; } = axis ?? 0;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor w) => (w.Wide() / (Norms.Along(w, Axis) + KerasConfig.Epsilon)).As(w.dtype);
}

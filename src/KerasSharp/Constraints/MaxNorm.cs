namespace KerasSharp.Constraints;

/// <summary>Keeps the norm of each unit's incoming weights at or below a maximum.</summary>
/// <remarks>Source: keras.constraints.MaxNorm.</remarks>
/// <param name="maxValue">The largest norm.</param>
/// <param name="axis">The axes along which norms are taken; null for 0, right for a Dense kernel (in, out). A Conv2D kernel wants <c>[0, 1,
/// 2]</c>.</param>
public sealed partial class MaxNorm(double maxValue = 2, Axes? axis = null) : Constraint
{
    /// <summary>The axes along which norms are taken.</summary>
    public Axes Axis { get; } = axis ?? 0;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor w)
    {
        var norms = Norms.Along(w, Axis);
        return Norms.Rescale(w, norms, norms.clamp(0, maxValue));
    }
}

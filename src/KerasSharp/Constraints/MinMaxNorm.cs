namespace KerasSharp.Constraints;

/// <summary>Keeps the norm of each unit's incoming weights between two bounds.</summary>
/// <remarks>Source: keras.constraints.MinMaxNorm.</remarks>
/// <param name="minValue">The smallest norm.</param>
/// <param name="maxValue">The largest norm.</param>
/// <param name="rate">How far a step goes: 1 clips to the bounds, less moves only that part of the way.</param>
/// <param name="axis">The axes along which norms are taken; null for 0, right for a Dense kernel (in, out). A Conv2D kernel wants <c>[0, 1,
/// 2]</c>.</param>
public sealed partial class MinMaxNorm(double minValue = 0, double maxValue = 1, double rate = 1, Axes? axis = null) : Constraint
{
    /// <summary>The axes along which norms are taken.</summary>
    public Axes Axis { get; } = axis ?? 0;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor w)
    {
        var norms = Norms.Along(w, Axis);
        return Norms.Rescale(w, norms, (rate * norms.clamp(minValue, maxValue)) + ((1 - rate) * norms));
    }
}

namespace KerasSharp.Activations;

/// <summary>Turns values into probabilities along an axis: <c>eˣ / Σ eˣ</c>.</summary>
/// <remarks>Source: keras.activations.softmax.</remarks>
/// <param name="axis">The axis or axes along which the result sums to 1; null for the last.</param>
public sealed partial class Softmax(Axes? axis = null) : ActivationFunction
{
    /// <summary>The axis or axes along which the result sums to 1.</summary>
    public Axes Axis { get; } = axis ?? -1;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => Compute(x, Axis);

    internal static Tensor Compute(Tensor x, Axes axes)
    {
        if (axes.Count == 1)
            return x.softmax(axes[0]);
        // Several axes: bring them to the end, take them as one, and put everything back.
        var joint = axes.Resolve(x.Dimensions, "axis", "softmax");
        long[] order = [.. Enumerable.Range(0, (int)x.Dimensions).Except(joint).Concat(joint).Select(axis => (long)axis)];
        var moved = x.permute(order);
        var y = moved.flatten(x.Dimensions - joint.Length).softmax(-1).view_as(moved);
        return y.permute([.. order.Select((_, position) => (long)Array.IndexOf(order, position))]);
    }
}

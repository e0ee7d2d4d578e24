namespace KerasSharp.Operations;

/// <summary>The same values in another shape or order of axes.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Shaping
{
    /// <summary>The values in another shape. Source: keras.ops.reshape.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="newshape">The shape, batch axis included; −1 for the one size that follows from the others.</param>
    public static Tensor Reshape(Tensor x, Integers newshape) => x.reshape(newshape.ToLongs());

    /// <summary>The values in one row. Source: keras.ops.ravel.</summary>
    public static Tensor Ravel(Tensor x) => x.reshape(-1);

    /// <summary>The axes in another order. Source: keras.ops.transpose.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">Which axis comes where; null to turn the order round.</param>
    public static Tensor Transpose(Tensor x, Axes? axes = null) =>
        axes is null ? x.permute([.. Enumerable.Range(0, (int)x.Dimensions).Select(i => x.Dimensions - 1 - i)]) : x.permute(
            [.. axes.Select(axis => (long)axis)]);

    /// <summary>Two axes exchanged. Source: keras.ops.swapaxes.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis1">The one axis.</param>
    /// <param name="axis2">The other.</param>
    public static Tensor Swapaxes(Tensor x, [ConfigKey("axis1")] int axis1, [ConfigKey("axis2")] int axis2) => x.transpose(axis1, axis2);

    /// <summary>Axes at other places; the rest stays in order. Source: keras.ops.moveaxis.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="source">The axes to move.</param>
    /// <param name="destination">Where they go.</param>
    public static Tensor Moveaxis(Tensor x, Axes source, Axes destination) =>
        x.moveaxis([.. source.Select(axis => (long)axis)], [.. destination.Select(axis => (long)axis)]);

    /// <summary>New axes of size 1. Source: keras.ops.expand_dims.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">Where they are in the result.</param>
    public static Tensor ExpandDims(Tensor x, Axes axis) =>
        axis.Resolve(x.Dimensions + axis.Count, nameof(axis), nameof(ExpandDims)).Order().Aggregate(x, (y, dim) => y.unsqueeze(dim));

    /// <summary>Without axes of size 1. Source: keras.ops.squeeze.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; null for all of size 1.</param>
    /// <exception cref="ArgumentException">An axis has another size.</exception>
    public static Tensor Squeeze(Tensor x, Axes? axis = null)
    {
        var dims = axis?.Resolve(x.Dimensions, nameof(axis), nameof(Squeeze))
            ?? [.. Enumerable.Range(0, (int)x.Dimensions).Where(i => x.shape[i] == 1)];
        if (Array.FindIndex(dims, dim => x.shape[dim] != 1) is >= 0 and var wrong)
            throw new ArgumentException(
                $"Cannot squeeze axis {dims[wrong]}, because its size is not 1. Received: x of shape {Shape.Of(x.shape)}", nameof(axis));
        return dims.OrderDescending().Aggregate(x, (y, dim) => y.squeeze(dim));
    }

    /// <summary>The values repeated over a larger shape. Source: keras.ops.broadcast_to.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="shape">The shape, batch axis included.</param>
    public static Tensor BroadcastTo(Tensor x, Integers shape) => x.broadcast_to(shape.ToLongs());

    /// <summary>The values along axes in the other direction. Source: keras.ops.flip.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; null for all.</param>
    public static Tensor Flip(Tensor x, Axes? axis = null) => x.flip(Reductions.Dims(x, axis));

    /// <summary>The values shifted along axes; what leaves at one end comes in at the other. Source: keras.ops.roll.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="shift">By how many places.</param>
    /// <param name="axis">The axes; null to shift all values in one row.</param>
    public static Tensor Roll(Tensor x, Integers shift, Axes? axis = null)
    {
        if (axis is null)
            return x.reshape(-1).roll(shift.ToLongs(), new long[] { 0 }).reshape(x.shape);
        var shifts = shift.Count == axis.Count ? shift.ToLongs() : [.. Enumerable.Repeat((long)shift[0], axis.Count)];
        return x.roll(shifts, Reductions.Dims(x, axis));
    }
}

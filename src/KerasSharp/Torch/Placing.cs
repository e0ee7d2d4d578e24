using System.Runtime.InteropServices;

namespace KerasSharp.Torch;

/// <summary>Values put where indices say.</summary>
internal static class Placing
{
    /// <summary>Sets or adds values at places of a tensor, which is changed; negative indices count from the end. See
    /// <see cref="Indices"/>; on devices whose kernels do not check, values for places outside are dropped.</summary>
    /// <param name="target">The tensor, contiguous.</param>
    /// <param name="places">For each of the first axes the indices, int64, all of one shape.</param>
    /// <param name="values">The values, in the shape of the indices followed by that of the other axes, or broadcastable to it.</param>
    /// <param name="accumulate">Whether values are added.</param>
    /// <exception cref="ArgumentOutOfRangeException">A place is outside of the tensor.</exception>
    public static Tensor PutAt(this Tensor target, Tensor[] places, Tensor values, bool accumulate)
    {
        if (!Indices.KernelsCheck(target))
            return PutInside(target, places, values, accumulate);
        try
        {
            return target.index_put_(values, places, accumulate);
        }
        catch (ExternalException e) when (Refusal(target, places, e) is { } error)
        {
            throw error;
        }
    }

    /// <summary>The same with a kernel that checks nothing: values for places outside go to a row of their own, which is left
    /// out.</summary>
    public static Tensor PutInside(Tensor target, Tensor[] places, Tensor values, bool accumulate)
    {
        using var scope = NewDisposeScope();
        var count = target.shape[..places.Length].Aggregate(1L, (product, size) => product * size);
        var row = zeros_like(places[0]);
        var inside = ones_like(row, dtype: ScalarType.Bool);
        for (var axis = 0; axis < places.Length; axis++)
        {
            var place = Indices.FromFront(places[axis], target.shape[axis]);
            inside = inside.logical_and(place.ge(0)).logical_and(place.lt(target.shape[axis]));
            row = (row * target.shape[axis]) + place;
        }

        var rows = target.reshape([count, .. target.shape[places.Length..]]);
        var longer = cat([rows, zeros([1, .. rows.shape[1..]], rows.dtype, rows.device)], 0);
        var placed = longer.index_put_(values, [row.masked_fill(inside.logical_not(), count)], accumulate);
        return placed.narrow(0, 0, count).reshape(target.shape).MoveToOuterDisposeScope();
    }

    private static ArgumentOutOfRangeException? Refusal(Tensor target, Tensor[] places, Exception cause)
    {
        for (var axis = 0; axis < places.Length && axis < target.Dimensions; axis++)
        {
            var size = target.shape[axis];
            using var fromFront = Indices.FromFront(places[axis], size);
            if (Indices.Outside(fromFront, size) is not null)
            {
                return new(
                    $"`indices` must lie in [{-size}, {size}) along axis {axis}, which has size {size}. "
                    + $"Received: indices from {places[axis].min().item<long>()} to {places[axis].max().item<long>()}", cause);
            }
        }

        return null;
    }
}

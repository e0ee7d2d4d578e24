using System.Runtime.InteropServices;

namespace KerasSharp.Torch;

/// <summary>The rule for indices and labels that users give: a kernel never reads outside of its tensor, and no call waits for a device to
/// look at them.</summary>
/// <remarks>On the CPU libtorch's kernels check each index themselves: what is wrong is looked for after one has thrown, and named. On
/// other devices their check ends the work of the whole process and looking would make the host wait: an index outside counts there as the
/// nearest one inside, and what it picks is NaN.</remarks>
internal static class Indices
{
    /// <summary>What a kernel picks at indices in [0, size).</summary>
    /// <param name="indices">The indices, int64.</param>
    /// <param name="size">The size of the axis that they name places of.</param>
    /// <param name="kernel">Picks.</param>
    /// <param name="spread">Brings a tensor in the indices' shape to one that broadcasts to what is picked.</param>
    /// <param name="refusal">The error for the least and the greatest index, where one is outside.</param>
    public static Tensor Pick(
        Tensor indices, long size, Func<Tensor, Tensor> kernel, Func<Tensor, Tensor> spread, Func<long, long, Exception, Exception> refusal)
    {
        if (!KernelsCheck(indices))
            return PickInside(indices, size, kernel, spread);
        try
        {
            return kernel(indices);
        }
        catch (ExternalException e) when (Outside(indices, size) is { } range)
        {
            throw refusal(range.Least, range.Greatest, e);
        }
    }

    /// <summary>What a kernel that checks nothing picks at indices in [0, size): NaN for an index outside, or in integers what the nearest
    /// one picks.</summary>
    public static Tensor PickInside(Tensor indices, long size, Func<Tensor, Tensor> kernel, Func<Tensor, Tensor> spread)
    {
        var inside = indices.clamp(0, size - 1);
        var picked = kernel(inside);
        return DTypes.IsFloating(picked.dtype) ? picked.masked_fill(spread(indices.ne(inside)), double.NaN) : picked;
    }

    /// <summary>Negative indices count from the end.</summary>
    public static Tensor FromFront(Tensor indices, long size)
    {
        var places = indices.to_type(ScalarType.Int64);
        return where(places.lt(0), places + size, places);
    }

    /// <summary>Whether the kernels of a tensor's device check indices, and looking at values costs no waiting.</summary>
    public static bool KernelsCheck(Tensor tensor) => tensor.device_type == DeviceType.CPU;

    /// <summary>The least and the greatest of indices of which one is not in [0, size); else null.</summary>
    public static (long Least, long Greatest)? Outside(Tensor indices, long size)
    {
        if (indices.numel() == 0)
            return null;
        using var scope = NewDisposeScope();
        var (least, greatest) = (indices.min().cpu().item<long>(), indices.max().cpu().item<long>());
        return least < 0 || greatest >= size ? (least, greatest) : null;
    }
}

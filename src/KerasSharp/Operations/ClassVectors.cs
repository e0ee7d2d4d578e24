namespace KerasSharp.Operations;

/// <summary>Class indices as vectors.</summary>
[Operations("keras.src.ops.nn")]
internal static class ClassVectors
{
    /// <summary>Whole numbers as vectors with a 1 at their place; a negative number is all zeros. Source: keras.ops.one_hot.</summary>
    /// <param name="x">The numbers, each below <paramref name="numClasses"/>: refused on the CPU where not, all zeros elsewhere.</param>
    /// <param name="numClasses">The length of the vectors.</param>
    /// <param name="axis">Where the vectors' axis is in the result.</param>
    /// <param name="dtype">The element type; null for <see cref="KerasConfig.FloatX"/>.</param>
    /// <param name="sparse">Sparse tensors do not exist here: false.</param>
    public static Tensor OneHot(
        Tensor x, AxisSize numClasses, int axis = -1, [NullIs("KerasConfig.FloatX")] DType? dtype = null, bool sparse = false)
    {
        RefuseSparse(sparse);
        return moveaxis(Vectors(x, numClasses).to_type(dtype!.Value), -1, axis);
    }

    /// <summary>Sets of whole numbers as vectors with a 1 at the place of each. Source: keras.ops.multi_hot.</summary>
    /// <param name="inputs">The numbers; the sets are along the second axis, or the only one.</param>
    /// <param name="numClasses">The length of the vectors.</param>
    /// <param name="axis">Where the vectors' axis is before the sets are joined.</param>
    /// <param name="dtype">The element type; null for <see cref="KerasConfig.FloatX"/>.</param>
    /// <param name="sparse">Sparse tensors do not exist here: false.</param>
    public static Tensor MultiHot(
        Tensor inputs, AxisSize numClasses, int axis = -1, [NullIs("KerasConfig.FloatX")] DType? dtype = null, bool sparse = false)
    {
        RefuseSparse(sparse);
        var sets = inputs.Dimensions <= 1 ? 0 : 1;
        return OneHot(inputs, numClasses, axis, dtype).amax([sets]);
    }

    private static Tensor Vectors(Tensor x, int numClasses)
    {
        Guard.Positive(numClasses);
        var classes = x.to_type(ScalarType.Int64);
        if (Indices.KernelsCheck(classes) && Indices.Outside(classes.clamp_min(0), numClasses) is { } range)
            throw new ArgumentOutOfRangeException(
                nameof(x), $"Classes must be below `numClasses`. Received: {range.Greatest}, numClasses={numClasses}");
        return classes.unsqueeze(-1).eq(arange(numClasses, dtype: ScalarType.Int64, device: x.device));
    }

    private static void RefuseSparse(bool sparse)
    {
        if (sparse)
            throw new ArgumentException("Sparse tensors do not exist here. Received: sparse=true", nameof(sparse));
    }
}

namespace KerasSharp.Operations;

/// <summary>Element types, gradients, and parts by their place.</summary>
[Operations("keras.src.ops.core")]
internal static class Casting
{
    /// <summary>The values in another element type. Source: keras.ops.cast.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dtype">The element type.</param>
    public static Tensor Cast(Tensor x, DType dtype) => x.As(dtype);

    /// <summary>The values as they are, or in another element type. Source: keras.ops.convert_to_tensor.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dtype">The element type; null for the tensor's.</param>
    /// <param name="sparse">Sparse tensors do not exist here: null or false.</param>
    /// <param name="ragged">Ragged tensors do not exist here: null or false.</param>
    public static Tensor ConvertToTensor(Tensor x, DType? dtype = null, bool? sparse = null, bool? ragged = null)
    {
        if (sparse == true || ragged == true)
            throw new ArgumentException(
                "Sparse and ragged tensors do not exist here. Received: true", sparse == true ? nameof(sparse) : nameof(ragged));
        return x.As(dtype ?? x.dtype);
    }

    /// <summary>
    /// The values in another element type, those beyond its range as its least or greatest one. Source: keras.ops.saturate_cast.
    /// </summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dtype">The element type.</param>
    public static Tensor SaturateCast(Tensor x, DType dtype)
    {
        ScalarType type = dtype;
        if (x.dtype == type || x.dtype == ScalarType.Bool)
            return x.As(type);
        if (type == ScalarType.Bool)
            return x.clamp(0, 1).As(type);
        var (low, high) = Range(type);
        if (!DTypes.IsFloating(x.dtype))
            return x.clamp(Whole(low), Whole(high)).As(type);
        // The greatest value in the input's type that is not beyond: 2³¹ − 1 is no float.
        var bound = tensor(high, x.dtype, x.device);
        if (bound.to_type(ScalarType.Float64).item<double>() > high || (high >= 9e18 && !DTypes.IsFloating(type)))
            bound = bound.nextafter(zeros_like(bound));
        return x.maximum(tensor(low, x.dtype, x.device)).minimum(bound).As(type);

        static long Within(double value) => value <= long.MinValue ? long.MinValue : value >= long.MaxValue ? long.MaxValue : (long)value;

        long Whole(double value)
        {
            var (least, greatest) = Range(x.dtype);
            return Within(Math.Clamp(value, least, greatest));
        }
    }

    /// <summary>The values, through which no gradient flows. Source: keras.ops.stop_gradient.</summary>
    /// <param name="variable">The tensor.</param>
    public static Tensor StopGradient(Tensor variable) => variable.detach();

    /// <summary>A tensor in its places along an axis, which is gone. Source: keras.ops.unstack.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="num">The number of places; null where it is known.</param>
    /// <param name="axis">The axis.</param>
    /// <exception cref="ArgumentException">There are as many places as are not said.</exception>
    public static Tensor[] Unstack(Tensor x, int? num = null, int axis = 0)
    {
        var size = x.shape[((Axes)axis).Resolve(x.Dimensions, nameof(axis), nameof(Unstack))[0]];
        return num is { } expected && expected != size
            ? throw new ArgumentException($"`num` must be the size of `axis`, {size}. Received: num={num}", nameof(num))
            : x.unbind(axis);
    }

    /// <summary>A part of a tensor: from a start, with a size for each axis. Source: keras.ops.slice.</summary>
    /// <param name="inputs">The tensor.</param>
    /// <param name="startIndices">Where the part begins on each axis.</param>
    /// <param name="shape">The part's shape.</param>
    public static Tensor Slice(Tensor inputs, [CallArgument] Integers startIndices, Integers shape)
    {
        if (startIndices.Count != inputs.Dimensions || shape.Count != inputs.Dimensions)
            throw new ArgumentException(
                $"`startIndices` and `shape` must say something of each axis. Received: {startIndices} and {shape}, inputs of shape "
                + $"{Shape.Of(inputs.shape)}", nameof(startIndices));
        return Enumerable.Range(0, shape.Count).Aggregate(inputs, (x, axis) => x.narrow(axis, startIndices[axis], shape[axis]));
    }

    /// <summary>A copy of a tensor in which a part has other values. Source: keras.ops.slice_update.</summary>
    /// <param name="inputs">The tensor.</param>
    /// <param name="startIndices">Where the part begins on each axis.</param>
    /// <param name="updates">The part.</param>
    public static Tensor SliceUpdate(Tensor inputs, [CallArgument] Integers startIndices, Tensor updates)
    {
        if (startIndices.Count != inputs.Dimensions || updates.Dimensions != inputs.Dimensions)
            throw new ArgumentException(
                $"`startIndices` and `updates` must have the axes of `inputs`. Received: {startIndices}, updates of shape "
                + $"{Shape.Of(updates.shape)}, inputs of shape {Shape.Of(inputs.shape)}", nameof(startIndices));
        var output = inputs.clone();
        Enumerable.Range(0, startIndices.Count).Aggregate(output, (x, axis) => x.narrow(axis, startIndices[axis], updates.shape[axis]))
            .copy_(updates);
        return output;
    }

    /// <summary>Zeros, to which values are added at places. Source: keras.ops.scatter.</summary>
    /// <param name="indices">The places: along the last axis their indices on the first axes of the result.</param>
    /// <param name="values">What is added there.</param>
    /// <param name="shape">The result's shape.</param>
    public static Tensor Scatter(Tensor indices, Tensor values, Integers shape)
    {
        var length = indices.shape[^1];
        var places = indices.to_type(ScalarType.Int64).reshape(-1, length).unbind(1);
        long[] part = shape.ToLongs()[(int)length..];
        return zeros(shape.ToLongs(), values.dtype, values.device).PutAt(places, values.reshape([-1, .. part]), accumulate: true);
    }

    /// <summary>A copy of a tensor with other values at places. Source: keras.ops.scatter_update.</summary>
    /// <param name="inputs">The tensor.</param>
    /// <param name="indices">The places, (places, axes).</param>
    /// <param name="updates">The values there.</param>
    /// <param name="reduction">null to set them, <c>add</c> to add them.</param>
    public static Tensor ScatterUpdate(Tensor inputs, Tensor indices, Tensor updates, string? reduction = null)
    {
        if (reduction is not (null or "add"))
            throw new ArgumentException($"`reduction` must be null or \"add\". Received: reduction={reduction}", nameof(reduction));
        return inputs.clone().PutAt(indices.to_type(ScalarType.Int64).unbind(1), updates.As(inputs.dtype), accumulate: reduction == "add");
    }

    private static (double Low, double High) Range(ScalarType type) => type switch
    {
        ScalarType.Byte => (0, byte.MaxValue),
        ScalarType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
        ScalarType.Int16 => (short.MinValue, short.MaxValue),
        ScalarType.Int32 => (int.MinValue, int.MaxValue),
        ScalarType.Int64 => (long.MinValue, long.MaxValue),
        _ => (finfo(type).min, finfo(type).max),
    };
}

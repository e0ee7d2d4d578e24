using System.Runtime.CompilerServices;

namespace KerasSharp.Operations;

/// <summary>Sums, means and extremes along axes. Without an axis they are over all; <c>keepdims</c> leaves the axes with size 1.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Reductions
{
    /// <summary>The sum. Small integers and truth values are counted in int32. Source: keras.ops.sum.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    public static Tensor Sum(Tensor x, Axes? axis = null, bool keepdims = false) =>
        Along(x, axis, dims => x.sum(dims, keepdims).As(Promotion.SumType(x.dtype)));

    /// <summary>The mean; of integers a floating one. Source: keras.ops.mean.</summary>
    /// <inheritdoc cref="Sum" path="/param"/>
    public static Tensor Mean(Tensor x, Axes? axis = null, bool keepdims = false) =>
        Along(x, axis, dims => Wide(x, wide => wide.mean(dims, keepdims)));

    /// <summary>The product. Small integers and truth values are multiplied in int32. Source: keras.ops.prod.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <param name="dtype">The element type of the result; null for the tensor's, or int32.</param>
    public static Tensor Prod(Tensor x, Axes? axis = null, bool keepdims = false, DType? dtype = null)
    {
        var y = x.As(dtype ?? Promotion.SumType(x.dtype));
        return Along(x, axis, dims => EachOf(y, dims, (y, dim) => y.prod(dim, keepdims, y.dtype)));
    }

    /// <summary>The standard deviation of the values themselves (not of a sample). Source: keras.ops.std.</summary>
    /// <inheritdoc cref="Sum" path="/param"/>
    public static Tensor Std(Tensor x, Axes? axis = null, bool keepdims = false) =>
        Along(x, axis, dims => Promotion.Floating(x).std(dims, unbiased: false, keepdims));

    /// <summary>The variance of the values themselves (not of a sample). Source: keras.ops.var.</summary>
    /// <inheritdoc cref="Sum" path="/param"/>
    public static Tensor Var(Tensor x, Axes? axis = null, bool keepdims = false) => axis is { Count: 0 }
        ? zeros_like(x, Promotion.FloatingType(x.dtype))
        : Along(x, axis, dims => Wide(x, wide => wide.var(dims, unbiased: false, keepdims)));

    /// <summary>The largest value; equal ones share the gradient. Source: keras.ops.max.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <param name="initial">A value that takes part too; null for none.</param>
    public static Tensor Max(Tensor x, Axes? axis = null, bool keepdims = false, double? initial = null)
    {
        var y = Amax(x, axis, keepdims);
        return initial is { } value ? y.maximum(full_like(y, value)) : y;
    }

    /// <summary>The smallest value; equal ones share the gradient. Source: keras.ops.min.</summary>
    /// <inheritdoc cref="Max" path="/param"/>
    public static Tensor Min(Tensor x, Axes? axis = null, bool keepdims = false, double? initial = null)
    {
        var y = Amin(x, axis, keepdims);
        return initial is { } value ? y.minimum(full_like(y, value)) : y;
    }

    /// <summary>The largest value; equal ones share the gradient. Source: keras.ops.amax.</summary>
    /// <inheritdoc cref="Sum" path="/param"/>
    public static Tensor Amax(Tensor x, Axes? axis = null, bool keepdims = false) => Along(x, axis, dims => x.amax(dims, keepdims));

    /// <summary>The smallest value; equal ones share the gradient. Source: keras.ops.amin.</summary>
    /// <inheritdoc cref="Sum" path="/param"/>
    public static Tensor Amin(Tensor x, Axes? axis = null, bool keepdims = false) => Along(x, axis, dims => x.amin(dims, keepdims));

    /// <summary>Whether all are true. Source: keras.ops.all.</summary>
    /// <inheritdoc cref="Sum" path="/param"/>
    public static Tensor All(Tensor x, Axes? axis = null, bool keepdims = false) =>
        EachOf(Promotion.Truth(x), Dims(x, axis), (y, dim) => y.all(dim, keepdims));

    /// <summary>Whether any is true. Source: keras.ops.any.</summary>
    /// <inheritdoc cref="Sum" path="/param"/>
    public static Tensor Any(Tensor x, Axes? axis = null, bool keepdims = false) =>
        EachOf(Promotion.Truth(x), Dims(x, axis), (y, dim) => y.any(dim, keepdims));

    /// <summary>The number of values that are not 0, in int32. Source: keras.ops.count_nonzero.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; null for all.</param>
    public static Tensor CountNonzero(Tensor x, Axes? axis = null) =>
        x.ne(0).to_type(ScalarType.Int32) is var ones && Dims(x, axis) is { Length: > 0 } dims
        ? ones.sum(dims).to_type(ScalarType.Int32)
        : ones;

    /// <summary>The mean, weighted. Source: keras.ops.average.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="weights">The weights, in the tensor's shape, or one for each place of the one axis; null for equal ones.</param>
    public static Tensor Average(Tensor x, Axes? axis = null, [CallArgument(Named = true)] Tensor? weights = null)
    {
        if (weights is null)
            return Mean(x, axis);
        var (a, w) = Operand.Floating(x, weights);
        var dims = Dims(x, axis);
        if (w.Dimensions == 1 && x.Dimensions > 1)
        {
            if (axis is null || dims is not [var one] || w.shape[0] != x.shape[one])
                throw new ArgumentException(
                    $"One-dimensional `weights` need one `axis` of their size. Received: weights of {w.shape[0]}, "
                    + $"axis={axis?.ToString() ?? "null"}, x of shape {Shape.Of(x.shape)}", nameof(weights));
            w = w.reshape([.. Enumerable.Range(0, (int)x.Dimensions).Select(i => i == one ? -1L : 1L)]);
        }
        else if (!TensorMath.SameShape(x, weights))
        {
            throw new ArgumentException(
                $"`weights` must have the shape of `x`. Received: {Shape.Of(weights.shape)}, x of shape {Shape.Of(x.shape)}",
                nameof(weights));
        }

        return ((a.Wide() * w.Wide()).sum(dims) / w.Wide().sum(dims)).As(promote_types(a.dtype, w.dtype));
    }

    /// <summary>The axes as torch takes them.</summary>
    internal static long[] Dims(Tensor x, Axes? axis, [CallerMemberName] string operation = "") => axis is null
        ? [.. Enumerable.Range(0, (int)x.Dimensions).Select(i => (long)i)]
        : Array.ConvertAll(axis.Resolve(x.Dimensions, nameof(axis), operation), dim => (long)dim);

    /// <summary>A reduction along axes; along none it leaves the tensor as it is, where torch would take all.</summary>
    private static Tensor Along(Tensor x, Axes? axis, Func<long[], Tensor> reduce, [CallerMemberName] string operation = "") =>
        axis is { Count: 0 } ? x : reduce(Dims(x, axis, operation));

    /// <summary>One axis after the other, the last first.</summary>
    private static Tensor EachOf(Tensor x, long[] dims, Func<Tensor, long, Tensor> reduce) => dims.OrderDescending().Aggregate(x, reduce);

    /// <summary>A computation in float32 or wider, in the tensor's own type again.</summary>
    private static Tensor Wide(Tensor x, Func<Tensor, Tensor> compute) =>
        compute(x.As(promote_types(x.dtype, ScalarType.Float32))).As(Promotion.FloatingType(x.dtype));
}

namespace KerasSharp;

public static partial class Utils
{
    /// <summary>Class numbers as vectors with a 1 at the class.</summary>
    /// <param name="x">Integers of any shape; a last axis of size 1 is taken for the classes.</param>
    /// <param name="numClasses">The number of classes; null for the largest number plus 1.</param>
    /// <returns>A tensor of <see cref="KerasConfig.FloatX"/>, the classes as its last axis.</returns>
    /// <exception cref="ArgumentException">x holds nothing to tell the number of classes from, or a number outside of the
    /// classes.</exception>
    /// <remarks>Source: keras.utils.to_categorical.</remarks>
    public static Tensor ToCategorical(ArrayLike x, int? numClasses = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (numClasses is { } given)
            Guard.Positive(given, nameof(numClasses));
        using var scope = NewDisposeScope();
        var classes = x.ToTensor().detach().to_type(ScalarType.Int64);
        if (classes.Dimensions > 1 && classes.shape[^1] == 1)
            classes = classes.squeeze(-1);
        if (classes.numel() == 0)
        {
            var depth = numClasses ?? throw new ArgumentException(
                "`x` must hold at least one class when `numClasses` is null. Received: an empty array", nameof(x));
            return zeros([.. classes.shape, depth], KerasConfig.FloatX, classes.device).MoveToOuterDisposeScope();
        }

        var (smallest, largest) = (classes.min().item<long>(), classes.max().item<long>());
        var count = numClasses ?? largest + 1;
        if (smallest < 0 || largest >= count)
            throw new ArgumentException(
                $"`x` must hold classes from 0 to {Math.Max(count - 1, 0)}. Received: values from {smallest} to {largest}, "
                + $"numClasses={numClasses?.ToString() ?? "null"}", nameof(x));
        return classes.unsqueeze(-1).eq(arange(count, ScalarType.Int64, classes.device)).to_type(KerasConfig.FloatX)
            .MoveToOuterDisposeScope();
    }

    /// <summary>Brings the vectors along an axis to length 1; a vector of zeros stays.</summary>
    /// <param name="x">The values. As in NumPy, a single vector comes back as a matrix of one row.</param>
    /// <param name="axis">The axis; negative counts from the end.</param>
    /// <param name="order">The order of the norm: 1, 2, …, or infinite for the largest absolute value.</param>
    /// <exception cref="ArgumentException">There is no such axis.</exception>
    /// <remarks>Source: keras.utils.normalize.</remarks>
    public static Tensor Normalize(ArrayLike x, int axis = -1, double order = 2)
    {
        ArgumentNullException.ThrowIfNull(x);
        using var scope = NewDisposeScope();
        var values = x.ToTensor();
        if (!DTypes.IsFloating(values.dtype))
            values = values.to_type(KerasConfig.FloatX);
        var rank = values.Dimensions;
        if (axis < -rank || axis >= rank)
            throw new ArgumentOutOfRangeException(
                nameof(axis), $"`axis` must lie in [{-rank}, {rank}) for an array of {rank} axes. Received: axis={axis}");
        if (double.IsNaN(order))
            throw new ArgumentOutOfRangeException(nameof(order), "`order` must be a number. Received: order=NaN");
        var norm = linalg.vector_norm(values, order, [axis], keepdim: true);
        var result = values / norm.masked_fill(norm.eq(0), 1);
        return (rank == 1 ? result.unsqueeze(0) : result.alias()).MoveToOuterDisposeScope();
    }
}

namespace KerasSharp.Operations;

/// <summary>Values brought to a common length, mean or variance.</summary>
[Operations("keras.src.ops.nn")]
internal static class Normalizations
{
    /// <summary>Vectors brought to length 1; a zero vector stays zero. Source: keras.ops.normalize.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis of the vectors.</param>
    /// <param name="order">The norm: 2 for Euclid's.</param>
    /// <param name="epsilon">The smallest length that is divided by; null for <see cref="KerasConfig.Epsilon"/>.</param>
    public static Tensor Normalize(Tensor x, int axis = -1, int order = 2, double? epsilon = null)
    {
        if (order < 1)
            throw new ArgumentOutOfRangeException(nameof(order), $"`order` must be 1 or more. Received: order={order}");
        var y = x.Dimensions == 0 ? x.unsqueeze(0) : x;
        var smallest = epsilon ?? KerasConfig.Epsilon;
        if (order != 2)
            return (y.Wide() / linalg.vector_norm(y.Wide(), order, [axis], keepdim: true).clamp_min(smallest)).As(y.dtype);
        var wide = y.Wide();
        var squares = wide.square().sum(axis, keepdim: true);
        return (wide * squares.maximum(full_like(squares, smallest * smallest)).rsqrt()).As(y.dtype);
    }

    /// <summary>Mean and variance. Source: keras.ops.moments.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <param name="synchronized">There is one device: false.</param>
    public static (Tensor Mean, Tensor Variance) Moments(Tensor x, Axes axes, bool keepdims = false, bool synchronized = false)
    {
        if (synchronized)
            throw new ArgumentException("There are no devices to synchronize. Received: synchronized=true", nameof(synchronized));
        var dims = Reductions.Dims(x, axes);
        var wide = x.As(promote_types(x.dtype, ScalarType.Float32));
        var mean = wide.mean(dims, keepdim: true);
        var variance = wide.square().mean(dims, keepdim: true) - mean.square();
        return (Squeezed(mean), Squeezed(variance));

        Tensor Squeezed(Tensor y) =>
            (keepdims ? y : dims.OrderDescending().Aggregate(y, (z, dim) => z.squeeze(dim))).As(Promotion.FloatingType(x.dtype));
    }

    /// <summary>Values less a mean, divided by a deviation, for each place of an axis. Source: keras.ops.batch_normalization.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="mean">The means.</param>
    /// <param name="variance">The variances.</param>
    /// <param name="axis">Their axis.</param>
    /// <param name="offset">What is added at the end; null for nothing.</param>
    /// <param name="scale">What the deviations are multiplied with; null for nothing.</param>
    /// <param name="epsilon">What is added to the variances.</param>
    [KerasName("BatchNorm")]
    public static Tensor BatchNormalization(
        Tensor x, Operand mean, Operand variance, int axis, Operand? offset = null, Operand? scale = null, double epsilon = 0.001)
    {
        var dim = ((Axes)axis).Resolve(x.Dimensions, nameof(axis), nameof(BatchNormalization))[0];
        long[] shape = [.. Enumerable.Range(0, (int)x.Dimensions).Select(i => i == dim ? -1L : 1L)];
        var factor = (Shaped(variance) + epsilon).rsqrt();
        if (scale is { } given)
            factor *= Shaped(given);
        var y = (x - Shaped(mean)) * factor;
        return offset is { } shift ? y + Shaped(shift) : y;

        Tensor Shaped(Operand operand) => operand.TensorFor(x).reshape(shape);
    }

    /// <summary>Values brought to mean 0 and variance 1 along axes. Source: keras.ops.layer_normalization.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="gamma">What is multiplied with, in the shape of the axes; null for nothing.</param>
    /// <param name="beta">What is added, likewise.</param>
    /// <param name="axis">The axes; null for the last.</param>
    /// <param name="epsilon">What is added to the variance; null for <see cref="KerasConfig.Epsilon"/>.</param>
    /// <param name="rmsScaling">Keras's deprecated division by the deviation alone: false.</param>
    [KerasName("LayerNorm")]
    public static Tensor LayerNormalization(
        Tensor x, Operand? gamma = null, Operand? beta = null, [NullIs("-1")] Axes? axis = null, double? epsilon = null,
        bool rmsScaling = false)
    {
        if (rmsScaling)
            throw new ArgumentException(
                "`rmsScaling` is deprecated in Keras: use RmsNormalization. Received: rmsScaling=true", nameof(rmsScaling));
        var wide = x.As(promote_types(x.dtype, ScalarType.Float32));
        var dims = Reductions.Dims(x, axis).Order().ToArray();
        var mean = wide.mean(dims, keepdim: true);
        var centred = wide - mean;
        var y = centred * (centred.square().mean(dims, keepdim: true) + (epsilon ?? KerasConfig.Epsilon)).rsqrt();
        return Scaled(y, gamma, beta, dims).As(x.dtype);
    }

    /// <summary>Values divided by the root of the mean of their squares along axes. Source: keras.ops.rms_normalization.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="scale">What is multiplied with, in the shape of the axes; null for nothing.</param>
    /// <param name="axis">The axes; null for the last.</param>
    /// <param name="epsilon">What is added to the mean; null for <see cref="KerasConfig.Epsilon"/>.</param>
    [KerasName("RMSNorm")]
    public static Tensor RmsNormalization(
        Tensor x, [CallArgument(Named = true)] Operand? scale = null, [NullIs("-1")] Axes? axis = null, double? epsilon = null)
    {
        var wide = x.As(promote_types(x.dtype, ScalarType.Float32));
        var dims = Reductions.Dims(x, axis).Order().ToArray();
        var y = wide * (wide.square().mean(dims, keepdim: true) + (epsilon ?? KerasConfig.Epsilon)).rsqrt();
        return Scaled(y, scale, null, dims).As(x.dtype);
    }

    private static Tensor Scaled(Tensor y, Operand? scale, Operand? offset, long[] dims)
    {
        if (scale is { } factor)
            y *= Shaped(factor);
        return offset is { } shift ? y + Shaped(shift) : y;

        // The axes may stand apart: (batch, 3, 5, 4) along 1 and 3 takes a scale of (3, 4).
        Tensor Shaped(Operand operand) => operand.TensorFor(y) is var given && given.Dimensions == dims.Length
            ? given.As(y.dtype).reshape(
                [.. Enumerable.Range(0, (int)y.Dimensions).Select(i => Array.IndexOf(dims, i) >= 0 ? y.shape[i] : 1)])
            : given.As(y.dtype);
    }
}

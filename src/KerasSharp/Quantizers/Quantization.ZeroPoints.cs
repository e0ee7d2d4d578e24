namespace KerasSharp.Quantizers;

public static partial class Quantization
{
    /// <summary>The scales and zero points that quantize a matrix to values of some bits.</summary>
    /// <param name="x">(outputs, inputs), floating.</param>
    /// <param name="bits">The bits of a value; from 1 to 8.</param>
    /// <param name="symmetric">Whether the range is symmetric about 0.</param>
    /// <param name="perChannel">Whether each output has its own; else one is for all.</param>
    /// <param name="groupSize">With perChannel, how many inputs share one; −1 for all.</param>
    /// <param name="computeDType">The type of the greatest value; null for float32.</param>
    /// <param name="epsilon">Added to the range.</param>
    /// <param name="signed">Whether values are from −2^(bits−1), else from 0.</param>
    /// <returns>Scales and zero points (outputs, groups), the latter int8 or uint8; the greatest value, 2^bits − 1.</returns>
    /// <exception cref="ArgumentException">The tensor has fewer than two axes, no values, or is not floating.</exception>
    /// <exception cref="ArgumentOutOfRangeException">bits is not from 1 to 8.</exception>
    /// <remarks>The range of values without a sign includes 0, as in the programs of the papers, and a symmetric one is symmetric: where
    /// all of a group have one sign, Keras's zero point does not fit into a byte.
    /// Source: keras.quantizers.compute_quantization_parameters.</remarks>
    public static (Tensor Scale, Tensor Zero, Tensor MaxQ) ComputeQuantizationParameters(
        Tensor x, int bits, bool symmetric = false, bool perChannel = false, int groupSize = -1, ScalarType? computeDType = null,
            double epsilon = 0, bool signed = false)
    {
        if (CheckInputs(x).Dimensions < 2)
            throw new ArgumentException($"Input weight tensor must have a rank of at least 2, but got rank {x.Dimensions}.", nameof(x));
        if (bits is < 1 or > 8)
            throw new ArgumentOutOfRangeException(nameof(bits), $"`bits` must be from 1 to 8. Received: bits={bits}");
        using var scope = NewDisposeScope();
        var (outputs, inputs) = (x.shape[0], x.shape[1]);
        var groups = perChannel && groupSize > 0 ? (inputs + groupSize - 1) / groupSize : 1;
        Tensor values;
        if (groups > 1)
            values = (inputs % groupSize == 0 ? x : nn.functional.pad(x, [0, groupSize - (inputs % groupSize)]))
                .reshape(outputs, groups, groupSize);
        else
            values = perChannel ? x.reshape(outputs, 1, -1) : x.reshape(1, 1, -1);
        var (low, high) = (values.amin([2L]), values.amax([2L]));
        if (symmetric)
        {
            high = low.abs().maximum(high.abs());
            low = -high;
        }
        else if (!signed)
        {
            (low, high) = (low.clamp_max(0), high.clamp_min(0));
        }

        var same = low.eq(high).to_type(low.dtype);
        (low, high) = (low - same, high + same);
        var greatest = (1 << bits) - 1;
        // Divided by a tensor, as Keras does it: where both ends are equally far from 0, one rounding decides about the zero point.
        var scale = (high - low + epsilon).div(full([], greatest, dtype: x.dtype, device: x.device));
        scale = where(scale.le(0), full_like(scale, 1e-8), scale);
        var least = signed ? -(1 << (bits - 1)) : 0;
        var zero = symmetric ? full_like(scale, ((greatest + 1) / 2) + least) : (-low / scale).round_() + least;
        if (signed)
            zero = zero.clamp(least, least + greatest);
        if (!perChannel)
            (scale, zero) = (scale.expand(outputs, 1).contiguous(), zero.expand(outputs, 1));
        return (scale.MoveToOuterDisposeScope(), zero.to_type(signed ? ScalarType.Int8 : ScalarType.Byte).MoveToOuterDisposeScope(),
            tensor((double)greatest, dtype: computeDType ?? ScalarType.Float32).MoveToOuterDisposeScope());
    }

    /// <summary>Rounds a matrix with the scales of its groups: <c>round(w / scale + zero)</c>, from 0 to maxq.</summary>
    /// <param name="weightsMatrix">The matrix.</param>
    /// <param name="scale">The groups' scales.</param>
    /// <param name="zero">The groups' zero points.</param>
    /// <param name="gIdx">The group of each place along <paramref name="groupAxis"/>.</param>
    /// <param name="maxq">The greatest value.</param>
    /// <param name="groupAxis">The axis of groups.</param>
    /// <exception cref="ArgumentException">A group is not there, or sizes do not fit.</exception>
    /// <remarks>Source: keras.quantizers.quantize_with_sz_map.</remarks>
    public static Tensor QuantizeWithSZMap(Tensor weightsMatrix, Tensor scale, Tensor zero, Tensor gIdx, Tensor maxq, int groupAxis = -1)
    {
        using var scope = NewDisposeScope();
        var (scales, zeros) = Spread(scale, zero, gIdx, groupAxis, weightsMatrix);
        return Round(weightsMatrix, scales, zeros, maxq.to_type(ScalarType.Float64).item<double>()).MoveToOuterDisposeScope();
    }

    /// <summary>The floating-point matrix of rounded values and the scales of their groups: <c>(q − zero) · scale</c>.</summary>
    /// <param name="weightsMatrix">The rounded values.</param>
    /// <param name="scale">The groups' scales.</param>
    /// <param name="zero">The groups' zero points.</param>
    /// <param name="gIdx">The group of each place along <paramref name="groupAxis"/>.</param>
    /// <param name="groupAxis">The axis of groups.</param>
    /// <exception cref="ArgumentException">A group is not there, or sizes do not fit.</exception>
    /// <remarks>Source: keras.quantizers.dequantize_with_sz_map.</remarks>
    public static Tensor DequantizeWithSZMap(Tensor weightsMatrix, Tensor scale, Tensor zero, Tensor gIdx, int groupAxis = -1)
    {
        using var scope = NewDisposeScope();
        var (scales, zeros) = Spread(scale, zero, gIdx, groupAxis, weightsMatrix);
        return weightsMatrix.to_type(scales.dtype).sub(zeros).mul_(scales).MoveToOuterDisposeScope();
    }

    /// <summary>Rounded values from 0 to the greatest, in the scale's type.</summary>
    internal static Tensor Round(Tensor weights, Tensor scale, Tensor zero, double greatest) =>
        (weights / where(scale.eq(0), full_like(scale, 1e-8), scale)).add_(zero).round_().clamp_(0, greatest);

    private static (Tensor Scale, Tensor Zero) Spread(Tensor scale, Tensor zero, Tensor groups, int axis, Tensor matrix)
    {
        var at = axis < 0 ? axis + scale.Dimensions : axis;
        if (groups.Dimensions != 1 || at < 0 || at >= scale.Dimensions || !scale.shape.AsSpan().SequenceEqual(zero.shape))
        {
            throw new ArgumentException(
                $"Scales and zero points must have one shape with the axis {axis}, groups one axis. Received: shapes "
                    + $"{Shape.Of(scale.shape)}, {Shape.Of(zero.shape)} and {Shape.Of(groups.shape)}", nameof(groups));
        }

        if (matrix.shape[at] != groups.shape[0])
            throw new ArgumentException($"There must be a group for each of the {matrix.shape[at]} places along axis {axis}. Received: "
                + $"{groups.shape[0]} groups", nameof(groups));
        // index_select checks that each index is there.
        var index = groups.to_type(ScalarType.Int64);
        return (scale.index_select(at, index), zero.to_type(scale.dtype).index_select(at, index));
    }
}

namespace KerasSharp.Quantizers;

public static partial class Quantization
{
    /// <summary>Rounds a matrix with a scale and a zero point for each column of each block of rows: <c>round(x / scale) +
    /// zero</c>.</summary>
    /// <param name="inputs">(rows, columns), floating.</param>
    /// <param name="blockSize">How many rows share a scale; the last block may be shorter.</param>
    /// <param name="valueRange">The least and the greatest value used; null for (−8, 7).</param>
    /// <param name="dtype">The type of the rounded values.</param>
    /// <param name="epsilon">Added to the range of the values, so that it is not 0.</param>
    /// <param name="toNumpy">
    /// As Keras's layers do it: zeros fill the last block up and count for its range, and the range is taken as it is. Else one block of
    /// all rows is not filled up, and a range of 0 becomes one of 2.
    /// </param>
    /// <returns>The rounded values; scales (blocks, columns) in the inputs' type; zero points (blocks, columns), int8.</returns>
    /// <exception cref="ArgumentException">The inputs are no floating-point matrix with values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">blockSize is below 1.</exception>
    /// <remarks>Source: keras.quantizers.abs_max_quantize_grouped_with_zero_point.</remarks>
    public static (Tensor Outputs, Tensor Scale, Tensor ZeroPoint) AbsMaxQuantizeGroupedWithZeroPoint(
        Tensor inputs, int blockSize, (int Min, int Max)? valueRange = null, ScalarType dtype = ScalarType.Int8, double epsilon = 1e-7,
            bool toNumpy = false)
    {
        if (CheckInputs(inputs).Dimensions != 2)
            throw new ArgumentException($"Blocks are of the rows of a matrix. Received: shape {Shape.Of(inputs.shape)}", nameof(inputs));
        Guard.Positive(blockSize);
        var (min, max) = CheckRange(valueRange ?? (-8, 7), dtype);
        using var scope = NewDisposeScope();
        var (rows, columns) = (inputs.shape[0], inputs.shape[1]);
        var count = (rows + blockSize - 1) / blockSize;
        var padded = count * blockSize > rows ? cat([inputs, zeros(count * blockSize - rows, columns, dtype: inputs.dtype,
            device: inputs.device)]) : inputs;
        var blocks = padded.view(count, blockSize, columns);
        var ranged = toNumpy || count > 1 ? blocks : inputs.unsqueeze(0);
        var (low, high) = (ranged.amin([1L], keepdim: true), ranged.amax([1L], keepdim: true));
        if (!toNumpy)
        {
            var same = low.eq(high).to_type(low.dtype);
            (low, high) = (low - same, high + same);
        }

        var scale = (high - low + epsilon) / (toNumpy ? max - min : Math.Pow(2, Math.Floor(Math.Log2(max - min + 1))) - 1);
        var zero = ((-low / scale).round_() + min).clamp_(min, max);
        var values = ((blocks / scale).round_() + zero).clamp_(min, max).to_type(dtype)
            .view(count * blockSize, columns)[TensorIndex.Slice(0, rows)];
        return (values.contiguous().MoveToOuterDisposeScope(), scale.squeeze(1).MoveToOuterDisposeScope(), zero.squeeze(1)
            .to_type(ScalarType.Int8).MoveToOuterDisposeScope());
    }
}

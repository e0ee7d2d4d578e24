namespace KerasSharp.Quantizers;

/// <summary>The functions of keras.quantizers: rounding to few values, and packing such values into bytes.</summary>
public static partial class Quantization
{
    /// <summary>Multiplies so that the greatest absolute value becomes that of the range, and rounds: <c>round(x · scale)</c>, <c>scale =
    /// max / (max|x| + ε)</c>.</summary>
    /// <param name="inputs">A floating-point tensor.</param>
    /// <param name="axis">The axes that share a scale.</param>
    /// <param name="valueRange">The least and the greatest value used; null for (−127, 127).</param>
    /// <param name="dtype">The type of the rounded values.</param>
    /// <param name="epsilon">Added to the greatest absolute value.</param>
    /// <returns>The rounded values, and the scale in the inputs' type with axes of size 1.</returns>
    /// <exception cref="ArgumentException">The range is empty or goes beyond the type; the tensor is empty or not floating; there is no
    /// such axis.</exception>
    /// <remarks>Source: keras.quantizers.abs_max_quantize.</remarks>
    public static (Tensor Outputs, Tensor Scale) AbsMaxQuantize(
        Tensor inputs, Axes axis, (int Min, int Max)? valueRange = null, ScalarType dtype = ScalarType.Int8, double epsilon = 1e-7)
    {
        var range = CheckRange(valueRange ?? (-127, 127), dtype);
        using var scope = NewDisposeScope();
        var (values, scale) = Round(CheckInputs(inputs), axis, range, epsilon);
        return (values.to_type(dtype).MoveToOuterDisposeScope(), scale.MoveToOuterDisposeScope());
    }

    internal static (int Min, int Max) CheckRange((int Min, int Max) range, ScalarType dtype)
    {
        var (least, greatest) = dtype switch
        {
            ScalarType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
            ScalarType.Byte => (byte.MinValue, byte.MaxValue),
            ScalarType.Int16 => (short.MinValue, short.MaxValue),
            ScalarType.Bool or ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64 =>
                throw new ArgumentException($"Rounded values cannot be of type {DTypes.Name(dtype)}.", nameof(dtype)),
            _ => (int.MinValue, int.MaxValue),
        };
        return range.Min >= least && range.Max <= greatest && range.Min < range.Max && range.Max > 0 ? range : throw new ArgumentException(
            $"A quantizer with output_dtype='{DTypes.Name(dtype)}' requires `valueRange` to be within the interval [{least}, {greatest}], "
                + $"the greatest value above 0 and above the least. "
            + $"Received: valueRange={range}", nameof(range));
    }

    /// <summary>The rounded values in the inputs' own type.</summary>
    internal static (Tensor Values, Tensor Scale) Round(Tensor x, Axes axis, (int Min, int Max) range, double epsilon)
    {
        var axes = Array.ConvertAll(axis.Resolve(x.Dimensions, nameof(axis), "a quantizer"), i => (long)i);
        // A division, as Keras does it: a reciprocal times the number may be one rounding away.
        var scale = full([], range.Max, dtype: x.dtype, device: x.device).div(x.abs().amax(axes, keepdim: true).add_(epsilon));
        return ((x * scale).round_().clamp_(range.Min, range.Max), scale);
    }

    private static Tensor CheckInputs(Tensor inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (!DTypes.IsFloating(inputs.dtype))
            throw new ArgumentException($"Only floating-point tensors can be quantized. Received: type {inputs.dtype}", nameof(inputs));
        return inputs.numel() > 0 && inputs.Dimensions > 0 ? inputs : throw new ArgumentException(
            $"A tensor must have axes and values to be quantized. Received: shape {Shape.Of(inputs.shape)}", nameof(inputs));
    }
}

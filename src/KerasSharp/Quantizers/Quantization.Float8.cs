namespace KerasSharp.Quantizers;

public static partial class Quantization
{
    /// <summary>The scale of the next step of training with 8-bit floating-point numbers: what the greatest number of the type must stand
    /// for.</summary>
    /// <param name="amax">The greatest absolute value that was seen.</param>
    /// <param name="scale">The scale of this step, which stays where amax is 0 or not finite.</param>
    /// <param name="dtypeMax">The greatest number of the type.</param>
    /// <param name="margin">How many times the range is doubled to be safe.</param>
    /// <remarks>Source: keras.quantizers.compute_float8_scale.</remarks>
    public static Tensor ComputeFloat8Scale(Tensor amax, Tensor scale, Tensor dtypeMax, int margin = 0)
    {
        using var scope = NewDisposeScope();
        var old = scale.reciprocal();
        var next = dtypeMax / amax / Math.Pow(2, margin);
        next = where(amax.gt(0).logical_and(amax.isfinite()), next, old);
        return next.reciprocal().MoveToOuterDisposeScope();
    }

    /// <summary>The greatest absolute values of the last steps, with that of a tensor in the place of the oldest.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="amaxHistory">The values so far, one axis.</param>
    /// <remarks>Source: keras.quantizers.compute_float8_amax_history.</remarks>
    public static Tensor ComputeFloat8AmaxHistory(Tensor x, Tensor amaxHistory)
    {
        using var scope = NewDisposeScope();
        var history = amaxHistory.roll(-1);
        history[0] = x.abs().max().to_type(history.dtype);
        return history.MoveToOuterDisposeScope();
    }

    /// <summary>What is left of numbers in a type of 8 bits: <c>cast(clip(x / scale)) · scale</c>.</summary>
    /// <param name="inputs">The numbers.</param>
    /// <param name="scale">What 1 of the type stands for.</param>
    /// <param name="quantizedDType"><c>"float8_e4m3fn"</c> or <c>"float8_e5m2"</c>.</param>
    /// <param name="computeDType">The type of the computation and of the result.</param>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    /// <remarks>Source: keras.quantizers.quantize_and_dequantize.</remarks>
    public static Tensor QuantizeAndDequantize(Tensor inputs, Tensor scale, string quantizedDType, ScalarType computeDType)
    {
        var type = Float8.Parse(quantizedDType);
        using var scope = NewDisposeScope();
        var factor = scale.to_type(computeDType);
        var scaled = (inputs / factor).to_type(computeDType).clamp(-type.Max, type.Max);
        return (type.Round(scaled) * factor).MoveToOuterDisposeScope();
    }
}

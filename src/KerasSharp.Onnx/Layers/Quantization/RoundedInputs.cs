using KerasSharp.Quantizers;

namespace KerasSharp.Onnx;

/// <summary>The inputs of products, rounded to integers with a scale of their own at each call.</summary>
internal static class RoundedInputs
{
    /// <summary>The integers, in the input's type, and the scales that they were multiplied by.</summary>
    /// <param name="quantizer">How it is rounded.</param>
    /// <param name="x">The input.</param>
    /// <param name="axes">The axes whose values share a scale.</param>
    public static (OnnxValue Values, OnnxValue Scale) Of(Quantizer quantizer, OnnxValue x, int[] axes)
    {
        var epsilon = (quantizer as AbsMaxQuantizer)?.Epsilon ?? 0;
        var (least, greatest) = quantizer.Range;
        var scale = (double)greatest / (x.Abs().Max(axes, keepdims: true) + epsilon);
        return ((x * scale).Round().Clip(least, greatest), scale);
    }
}

using KerasSharp.Quantizers;

namespace KerasSharp.Onnx;

/// <summary>Products with quantized kernels, in the arithmetic that Keras has in inference. The file holds the kernels as they are
/// stored.</summary>
/// <remarks>
/// Kernels of few bits become floating-point numbers by plain operators: OnnxRuntime would replace DequantizeLinear and MatMul by products
/// that round the input too.
/// </remarks>
internal static class QuantizedKernels
{
    /// <summary>The product of a layer's input and its kernel, with its change of low rank and its bias.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="kernel">Its kernel.</param>
    /// <param name="bias">Its bias; null for none.</param>
    /// <param name="product">How it multiplies.</param>
    /// <param name="x">The input.</param>
    /// <param name="call">The call.</param>
    public static OnnxValue Multiply(Layer layer, LayerKernel kernel, Variable? bias, ProductNodes product, OnnxValue x, LayerCall call)
    {
        var shape = kernel.Product!.Shape;
        var y = layer.QuantizationMode.ToString() switch
        {
            "int8" => Int8(layer, kernel, product, x, call),
            "float8" => Float8(layer, kernel, product, x, call),
            "ternary" => product.Multiply(x, PackedBytes.Trits(Stored.Bytes(layer, "kernel", call), 0, shape[0], x.Type))
                * call.Weight(Stored.Of(layer, "kernel_scale")),
            "int4" => Int4(layer, kernel, product, x, call),
            _ => product.Multiply(x, Calibrated(layer, kernel, call)),
        };
        if (kernel.Lora is { IsEnabled: true } lora)
            y += product.Multiply(x, call.Weight(Stored.Of(layer, "lora_kernel_a"))).MatMul(call.Weight(Stored.Of(layer, "lora_kernel_b")))
                * (lora.Alpha!.Value / lora.Rank!.Value);
        if (bias is null)
            return y;
        return layer.QuantizationMode == QuantizationMode.Float8 && y.Type == ElementType.Float
            ? y + call.Weight(bias, "bfloat16", value => value.to_type(ScalarType.BFloat16).to_type(ScalarType.Float32))
            : y + call.Weight(bias);
    }

    private static OnnxValue Int8(Layer layer, LayerKernel kernel, ProductNodes product, OnnxValue x, LayerCall call)
    {
        var stored = call.Weight(kernel.Variable, ElementType.Int8);
        var scale = call.Weight(Stored.Of(layer, "kernel_scale"));
        var quantizer = kernel.Config is null ? new AbsMaxQuantizer() : kernel.Config.ActivationQuantizer;
        if (quantizer is null)
            return product.Multiply(x, stored.Cast(x.Type)) / scale;
        var (values, inputScale) = RoundedInputs.Of(quantizer, x, product.InputAxes(x));
        var sums = quantizer.OutputDType == ScalarType.Int8
            ? product.MultiplyIntegers(values.Cast(ElementType.Int8), stored)
            : product.Multiply(values, stored.Cast(x.Type));
        return sums.Cast(x.Type) / (product.ScaleToOutput(inputScale) * scale);
    }

    private static OnnxValue Int4(Layer layer, LayerKernel kernel, ProductNodes product, OnnxValue x, LayerCall call)
    {
        var (_, columns) = kernel.Product!.Matrix;
        var values = PackedBytes.Bits(Stored.Bytes(layer, "kernel", call), 4, -1, columns, signed: true, x.Type);
        var scale = call.Weight(Stored.Of(layer, "kernel_scale"));
        var matrix = Stored.Find(layer, "g_idx") is not { } groups ? values / scale
            : Stored.Spread(values, scale, Stored.Of(layer, "kernel_zero"), groups, 0, call);
        var dequantized = Shaped(matrix, kernel);
        if (kernel.Config?.ActivationQuantizer is not { } quantizer)
            return product.Multiply(x, dequantized);
        var (rounded, inputScale) = RoundedInputs.Of(quantizer, x, product.InputAxes(x));
        return product.Multiply(rounded, dequantized) / product.ScaleToOutput(inputScale);
    }

    private static OnnxValue Calibrated(Layer layer, LayerKernel kernel, LayerCall call)
    {
        // Stored as a matrix of outputs and inputs.
        var bits = layer.DType is GPTQDTypePolicy gptq ? gptq.WeightBits : ((AWQDTypePolicy)layer.DType).WeightBits;
        var packs = bits is 2 or 4;
        var values = PackedBytes.Bits(Stored.Bytes(layer, "kernel", call), packs ? bits : 8, 0, kernel.Product!.CalibrationMatrix.Columns,
            signed: false, call.ComputeType);
        var zero = Stored.Find(layer, "kernel_zero") ?? Stored.Of(layer, "zero_point");
        var matrix = Stored.Spread(values, call.Weight(Stored.Of(layer, "kernel_scale")), zero, Stored.Of(layer, "g_idx"), 1, call)
            .Transpose(1, 0);
        if (Stored.Find(layer, "awq_scales") is { } scales)
            matrix /= call.Weight(scales).Unsqueeze(-1);
        return Shaped(matrix, kernel);
    }

    private static OnnxValue Float8(Layer layer, LayerKernel kernel, ProductNodes product, OnnxValue x, LayerCall call)
    {
        var limit = Torch.Float8.E4M3FN.Max;
        var factor = Stored.Of(layer, "kernel_scale");
        var stored = call.Weight(kernel.Variable, "float8", value =>
        {
            var scale = factor.Value.to_type(x.Type.ToTorch());
            return (value.to_type(x.Type.ToTorch()) / scale).clamp(-limit, limit);
        }, ElementType.Float8E4M3Fn);
        var inputScale = call.Weight(Stored.Of(layer, "inputs_scale"));
        var rounded = (x / inputScale).Clip(-limit, limit).Cast(ElementType.Float8E4M3Fn).Cast(x.Type) * inputScale;
        return product.Multiply(rounded, stored.Cast(x.Type) * call.Weight(factor));
    }

    private static OnnxValue Shaped(OnnxValue matrix, LayerKernel kernel) =>
        matrix.Reshape([.. kernel.Product!.Shape.Select(size => (Size)size)]);
}

using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Tensor = TorchSharp.torch.Tensor;

namespace KerasSharp.Onnx.Tests;

/// <summary>Tensors of TorchSharp as values of OnnxRuntime and back.</summary>
internal static class OrtTensors
{
    private static readonly Dictionary<TensorElementType, ScalarType> Types = new()
    {
        [TensorElementType.Float] = ScalarType.Float32,
        [TensorElementType.Double] = ScalarType.Float64,
        [TensorElementType.Float16] = ScalarType.Float16,
        [TensorElementType.BFloat16] = ScalarType.BFloat16,
        [TensorElementType.Int32] = ScalarType.Int32,
        [TensorElementType.Int64] = ScalarType.Int64,
        [TensorElementType.UInt8] = ScalarType.Byte,
        [TensorElementType.Int8] = ScalarType.Int8,
        [TensorElementType.Int16] = ScalarType.Int16,
        [TensorElementType.Bool] = ScalarType.Bool,
    };

    /// <summary>A value of a type.</summary>
    public static OrtValue ToOrt(Tensor tensor, TensorElementType type)
    {
        using var scope = NewDisposeScope();
        var plain = tensor.detach().cpu().to_type(Types[type]).contiguous();
        var value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, type, plain.shape);
        plain.bytes.CopyTo(value.GetTensorMutableRawData());
        return value;
    }

    /// <summary>A tensor.</summary>
    public static Tensor FromOrt(OrtValue value)
    {
        var info = value.GetTensorTypeAndShape();
        var tensor = empty(info.Shape, Types[info.ElementDataType]);
        value.GetTensorMutableRawData().CopyTo(tensor.bytes);
        return tensor;
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor over the memory of the array, unless another type or device is asked for.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    public static Tensor from_array(
        Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        FromArray(rawArray, Shape(rawArray), dtype, device, requires_grad, copy: ElementType(rawArray) == ScalarType.ComplexFloat32, names);

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null)
    {
        var type = dtype ?? data.dtype;
        var place = device ?? data.device;
        return type == data.dtype && place.type == data.device_type ? data.alias() : data.to(type, place).requires_grad_(data.requires_grad);
    }

    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        if (offset < 0 || offset >= rawArray.LongLength) throw new ArgumentException($"invalid value for 'offset': {offset}");
        if (count < 0) count = rawArray.LongLength - offset;
        if (count > rawArray.LongLength - offset) throw new IndexOutOfRangeException($"element count is too large: {count}");
        using var whole = Share(rawArray, [rawArray.LongLength], ElementType(rawArray));
        using var part = whole.narrow(0, offset, count);
        return part.to(dtype).requires_grad_(requires_grad);
    }

    internal static Tensor FromArray(
        Array array, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requires_grad, bool copy, string[]? names = null)
    {
        RefuseNames(names);
        long count = 1;
        foreach (var size in dimensions) count *= size;
        if (count > array.LongLength)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {count} vs. {array.LongLength}");
        var type = ElementType(array);
        var tensor = copy ? Copy(array, dimensions, type, count) : Share(array, dimensions, type);
        if ((dtype ?? type) != type || (device ?? default_device).type != DeviceType.CPU)
            tensor = tensor.to(dtype ?? type, device ?? default_device, disposeAfter: true);
        return requires_grad ? tensor.requires_grad_() : tensor;
    }

    internal static void RefuseNames(string[]? names)
    {
        if (names is { Length: > 0 }) throw new NotSupportedException("Named dimensions are not supported over the system's libtorch.");
    }

    private static unsafe Tensor Copy(Array array, ReadOnlySpan<long> dimensions, ScalarType type, long count)
    {
        var tensor = empty(dimensions.ToArray(), type, CPU);
        fixed (byte* source = &MemoryMarshal.GetArrayDataReference(array))
            Buffer.MemoryCopy(source, (void*)tensor.DataPointer(), count * type.ElementSize(), count * type.ElementSize());
        return tensor;
    }

    private static unsafe Tensor Share(Array array, ReadOnlySpan<long> dimensions, ScalarType type)
    {
        if (array.LongLength == 0) return empty(dimensions.ToArray(), type, CPU);
        var owner = ManagedObjects.Pin(array);
        fixed (long* sizes = dimensions)
            return new Tensor(NativeMethods.Check(NativeMethods.slt_from_memory(ManagedObjects.Address(owner), sizes, dimensions.Length, (int)type, owner)));
    }

    private static ScalarType ElementType(Array array) =>
        DotNetTypes.TryGetValue(array.GetType().GetElementType()!, out var type) ? type
            : throw new NotSupportedException($"The type {array.GetType().GetElementType()} is not supported.");

    private static long[] Shape(Array array)
    {
        var shape = new long[array.Rank];
        for (var axis = 0; axis < shape.Length; axis++)
            shape[axis] = array.GetLongLength(axis);
        return shape;
    }
}

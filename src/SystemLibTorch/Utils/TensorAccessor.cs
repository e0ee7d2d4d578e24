using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>Reads and writes the elements of a CPU tensor, in row-major order whatever its strides.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly long[] shape;
    private readonly long[] strides;
    private readonly bool contiguous;
    private Tensor? tensor;
    private T* data;

    internal TensorAccessor(Tensor tensor)
    {
        this.tensor = tensor;
        shape = tensor.shape;
        strides = tensor.stride();
        contiguous = tensor.is_contiguous();
        Count = tensor.numel();
        data = (T*)tensor.DataPointer();
    }

    public long Count { get; private set; }

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => data[Offset(indices)];
        set => data[Offset(indices)] = value;
    }

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => left.Equals(right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !left.Equals(right);

    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result.AsSpan());
        return result;
    }

    public Array ToNDArray()
    {
        if (shape.Length < 2) return ToArray();
        var result = Array.CreateInstance(typeof(T), shape);
        ref var first = ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(result);
        CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref first), (int)Count));
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (contiguous)
        {
            new ReadOnlySpan<T>(data + tensorIndex, count).CopyTo(array[arrayIndex..]);
            return;
        }
        for (var k = 0; k < count; k++)
            array[arrayIndex + k] = data[Offset(tensorIndex + k)];
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = (int)Math.Min(array.Length - arrayIndex, Count - tensorIndex);
        if (contiguous)
        {
            array.Slice(arrayIndex, count).CopyTo(new Span<T>(data + tensorIndex, count));
            return;
        }
        for (var k = 0; k < count; k++)
            data[Offset(tensorIndex + k)] = array[arrayIndex + k];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long k = 0; k < Count; k++)
            yield return At(k);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && other.data == data && other.Count == Count;

    public override int GetHashCode() => ((nint)data).GetHashCode();

    public void Dispose()
    {
        tensor = null;
        data = null;
        Count = 0;
    }

    internal static T ReadItemAt(Tensor tensor, long index)
    {
        if (tensor.device_type != DeviceType.CPU)
            throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
        return new TensorAccessor<T>(tensor).At(index);
    }

    private T At(long index)
    {
        var value = data[Offset(index)];
        GC.KeepAlive(tensor);
        return value;
    }

    private long Offset(long index)
    {
        if (index < 0 || index >= Count) throw new IndexOutOfRangeException($"{index} in a collection of {Count} elements.");
        if (contiguous) return index;
        long offset = 0;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            (index, var position) = Math.DivRem(index, shape[axis]);
            offset += position * strides[axis];
        }
        return offset;
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1) return Offset(indices[0]);
        long offset = 0;
        for (var axis = 0; axis < indices.Length; axis++)
        {
            if (indices[axis] < 0 || indices[axis] >= shape[axis])
                throw new IndexOutOfRangeException($"{indices[axis]} >= {shape[axis]} in dimension {axis}.");
            offset += indices[axis] * strides[axis];
        }
        return offset;
    }
}

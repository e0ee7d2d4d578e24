using System.Collections;
using System.Numerics;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The memory below a tensor, as elements of one type.</summary>
    public abstract class Storage
    {
        protected IntPtr _tensor_data_ptr;

        protected Tensor _tensor = null!;

        protected Storage()
        {
        }

        protected Storage(Tensor tensor)
        {
            _tensor = tensor;
            _tensor_data_ptr = tensor.DataPointer() - (nint)(tensor.storage_offset() * tensor.element_size());
        }

        public Storage<bool> @bool() => _tensor.storage<bool>();

        public Storage<byte> @byte() => _tensor.storage<byte>();

        public Storage<int> @int() => _tensor.storage<int>();

        public Storage<long> @long() => _tensor.storage<long>();

        public Storage<float> @float() => _tensor.storage<float>();

        public Storage<double> @double() => _tensor.storage<double>();

        public Storage<(float, float)> complex_float() => _tensor.storage<(float, float)>();

        public Storage<Complex> complex_double() => _tensor.storage<Complex>();

        public abstract int element_size();

        public ulong nbytes() => (ulong)Interop.NativeMethods.slt_storage_bytes(_tensor.Handle);

        protected IntPtr data_ptr() => _tensor_data_ptr;
    }

    public sealed class Storage<T> : Storage, IDisposable, IEnumerable<T> where T : unmanaged
    {
        internal Storage(Tensor tensor)
            : base(tensor) => Count = (int)(nbytes() / (ulong)element_size());

        public int Count { get; }

        public bool IsReadOnly => false;

        public Device device => _tensor.device;

        public T this[int index]
        {
            get => Elements[index];
            set => Elements[index] = value;
        }

        private unsafe Span<T> Elements => new((void*)_tensor_data_ptr, Count);

        public override unsafe int element_size() => sizeof(T);

        public Storage<T> cpu() => _tensor.cpu().storage<T>();

        public T[] ToArray() => Elements.ToArray();

        public IList<T> tolist() => ToArray();

        public bool Contains(T item) => IndexOf(item) >= 0;

        public int IndexOf(T item) => Array.IndexOf(ToArray(), item);

        public void fill_(T value) => Elements.Fill(value);

        public void copy_(IList<T> array) => CopyFrom(array, 0);

        public void CopyTo(IList<T> array, int arrayIndex)
        {
            for (var k = 0; k < Count && k < array.Count - arrayIndex; k++)
                array[k + arrayIndex] = this[k];
        }

        public void CopyFrom(IList<T> array, int arrayIndex)
        {
            for (var k = 0; k < Count && k < array.Count - arrayIndex; k++)
                this[k] = array[k + arrayIndex];
        }

        public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public void Dispose()
        {
            _tensor_data_ptr = 0;
            _tensor = null!;
        }
    }
}

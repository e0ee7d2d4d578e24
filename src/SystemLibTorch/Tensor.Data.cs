using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The memory of a contiguous CPU tensor.</summary>
        public Span<byte> bytes
        {
            get => Memory();
            set
            {
                var memory = Memory();
                if (memory.Length != value.Length) throw new ArgumentException("Mismatched data sizes in SetBytes().");
                value.CopyTo(memory);
            }
        }

        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            ValidateType(typeof(T));
            return new TensorAccessor<T>(device_type == DeviceType.CPU ? this : cpu());
        }

        public T item<T>() where T : unmanaged
        {
            if (NumberOfElements != 1) throw new ArgumentException("Number of elements in the tensor must be 1");
            if (device_type == DeviceType.CPU) return data<T>()[0];
            using var host = cpu();
            return host.data<T>()[0];
        }

        public Storage<T> storage<T>() where T : unmanaged => new(to_type(StorageType(typeof(T))));

        public Scalar ToScalar()
        {
            if (NumberOfElements != 1)
                throw new System.Runtime.InteropServices.ExternalException($"a Tensor with {NumberOfElements} elements cannot be converted to Scalar");
            if (device_type != DeviceType.CPU)
            {
                using var host = cpu();
                return host.ToScalar();
            }
            return dtype switch
            {
                ScalarType.Byte => First<byte>(),
                ScalarType.Int8 => First<sbyte>(),
                ScalarType.Int16 => First<short>(),
                ScalarType.Int32 => First<int>(),
                ScalarType.Int64 => First<long>(),
                ScalarType.Bool => First<bool>(),
                ScalarType.Float16 => First<Half>(),
                ScalarType.BFloat16 => BFloat(First<ushort>()),
                ScalarType.Float32 => First<float>(),
                ScalarType.Float64 => First<double>(),
                ScalarType.ComplexFloat32 => First<(float, float)>(),
                _ => First<Complex>(),
            };
        }

        /// <summary>Nested lists of scalars, or the scalar of a tensor without dimensions.</summary>
        public object tolist()
        {
            if (ndim == 0) return ToScalar();
            var list = new System.Collections.ArrayList();
            for (long k = 0; k < size(0); k++)
            {
                using var part = this[k];
                list.Add(part.tolist());
            }
            return list;
        }

        public T ReadCpuValue<T>(long i) where T : unmanaged => TensorAccessor<T>.ReadItemAt(this, i);

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        public sbyte ReadCpuSByte(long i) => ReadCpuValue<sbyte>(i);

        public short ReadCpuInt16(long i) => ReadCpuValue<short>(i);

        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        public float ReadCpuFloat16(long i) => (float)ReadCpuValue<Half>(i);

        public float ReadCpuBFloat16(long i) => BFloat(ReadCpuValue<ushort>(i));

        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            var memory = Memory();
            for (var start = 0; start < memory.Length; start += bufferSize)
                stream.Write(memory.Slice(start, Math.Min(bufferSize, memory.Length - start)));
        }

        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024) => stream.ReadExactly(Memory());

        internal unsafe nint DataPointer()
        {
            var pointer = Keep((nint)NativeMethods.slt_data_ptr(Handle));
            if (pointer == 0 && NumberOfElements > 0) NativeMethods.Fail();
            return pointer;
        }

        private static float BFloat(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

        private static ScalarType StorageType(Type type) =>
            type != typeof(sbyte) && type != typeof(short) && type != typeof(Half) && DotNetTypes.TryGetValue(type, out var dtype)
                ? dtype : throw new NotSupportedException();

        private unsafe T First<T>() where T : unmanaged
        {
            var value = Unsafe.ReadUnaligned<T>((void*)DataPointer());
            GC.KeepAlive(this);
            return value;
        }

        private unsafe Span<byte> Memory()
        {
            if (!is_contiguous()) throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
            var size = NumberOfElements * ElementSize;
            if (size > int.MaxValue) throw new ArgumentException("Span only supports up to int.MaxValue elements.");
            if (device_type != DeviceType.CPU)
                throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
            return new Span<byte>((void*)DataPointer(), (int)size);
        }

        private void ValidateType(Type type)
        {
            if (dtype == ScalarType.BFloat16 || !DotNetTypes.TryGetValue(type, out var expected) || expected != dtype)
                throw new ArgumentException($"{type.Name} is not compatible with {dtype}");
        }
    }
}

using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public ScalarType dtype => (ScalarType)Keep(NativeMethods.slt_dtype(Handle));

        public long Dimensions => Keep(NativeMethods.slt_ndim(Handle));

        public long ndim => Dimensions;

        public long dim() => Dimensions;

        public long NumberOfElements => Keep(NativeMethods.slt_numel(Handle));

        public long numel() => NumberOfElements;

        public long ElementSize => Keep(NativeMethods.slt_element_size(Handle));

        public long element_size() => ElementSize;

        public long[] shape => size();

        public unsafe long[] size()
        {
            var sizes = new long[ndim];
            fixed (long* target = sizes) NativeMethods.slt_sizes(Handle, target);
            GC.KeepAlive(this);
            return sizes;
        }

        public long size(int dim) => size()[Wrap(dim)];

        public unsafe long[] stride()
        {
            var strides = new long[ndim];
            fixed (long* target = strides) NativeMethods.Check(NativeMethods.slt_strides(Handle, target));
            GC.KeepAlive(this);
            return strides;
        }

        public long stride(int dim) => stride()[Wrap(dim)];

        public long storage_offset()
        {
            var offset = Keep(NativeMethods.slt_storage_offset(Handle));
            if (offset < 0) NativeMethods.Fail();
            return offset;
        }

        public Device device => device_type == DeviceType.CPU ? CPU : new Device(device_type, device_index);

        public DeviceType device_type => (DeviceType)Keep(NativeMethods.slt_device_type(Handle));

        public int device_index => Keep(NativeMethods.slt_device_index(Handle));

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_sparse => Keep(NativeMethods.slt_is_sparse(Handle)) != 0;

        public bool is_contiguous() => Keep(NativeMethods.Check(NativeMethods.slt_is_contiguous(Handle))) != 0;

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_nonzero()
        {
            if (numel() != 1) throw new InvalidOperationException("is_nonzero() called on non-singleton tensor");
            return Aten.CallBool("is_nonzero"u8, this);
        }

        public override bool Equals(object? obj) => obj is Tensor tensor && Equals(tensor);

        /// <summary>Whether both have the same shape and the same values.</summary>
        public bool Equals(Tensor target) => target is not null && Aten.CallBool("equal"u8, this, target);

        public override int GetHashCode() => base.GetHashCode();

        /// <summary>Keeps this tensor's memory until the native call that gave the value is over.</summary>
        private T Keep<T>(T value)
        {
            GC.KeepAlive(this);
            return value;
        }

        private int Wrap(int dim)
        {
            var rank = (int)ndim;
            return dim >= -rank && dim < rank ? (dim + rank) % rank
                : throw new System.Runtime.InteropServices.ExternalException(
                    $"Dimension out of range (expected to be in range of [{-rank}, {rank - 1}], but got {dim})");
        }
    }
}

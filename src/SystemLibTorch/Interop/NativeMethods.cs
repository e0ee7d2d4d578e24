using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The native library, see native/SystemLibTorch.cpp. Every argument is blittable.</summary>
internal static unsafe class NativeMethods
{
    private const string Library = "SystemLibTorch";

    static NativeMethods() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, Load);

    /// <summary>Throws what libtorch, or C# code that it called, reported last.</summary>
    [DoesNotReturn]
    internal static void Fail(string? message = null)
    {
        ManagedObjects.Rethrow(slt_managed_error());
        throw new ExternalException(message ?? Marshal.PtrToStringUTF8((nint)slt_error()));
    }

    internal static int Check(int status)
    {
        if (status < 0) Fail();
        return status;
    }

    internal static nint Check(nint handle)
    {
        if (handle == 0) Fail();
        return handle;
    }

    private static nint Load(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library) return 0;
        string[] places = [AppContext.BaseDirectory, Path.GetDirectoryName(assembly.Location) ?? ""];
        var file = places.Select(place => Path.Combine(place, "libSystemLibTorch.so")).FirstOrDefault(File.Exists)
            ?? throw new DllNotFoundException($"libSystemLibTorch.so is not in {places[0]}; run: bash eng/setup.sh");
        var library = NativeLibrary.Load(file);
        var setCallbacks = (delegate* unmanaged<delegate* unmanaged<long, void>, delegate* unmanaged<long, int, nint, nint*, int, nint**, int*, long>, void>)
            NativeLibrary.GetExport(library, "slt_set_callbacks");
        setCallbacks(&ManagedObjects.Release, &ManagedObjects.Run);
        return library;
    }

    [DllImport(Library)] internal static extern byte* slt_error();
    [DllImport(Library)] internal static extern long slt_managed_error();
    [DllImport(Library)] internal static extern byte* slt_version();
    [DllImport(Library)] internal static extern nint slt_operator(byte* name, byte* overload);
    [DllImport(Library)] internal static extern int slt_call(nint op, Value* args, int count, Value* results, int maxResults);
    [DllImport(Library)] internal static extern void slt_free(void* memory);
    [DllImport(Library)] internal static extern void* slt_alloc(long bytes);

    [DllImport(Library)] internal static extern void slt_delete(nint tensor);
    [DllImport(Library)] internal static extern nint slt_share(nint tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long slt_ndim(nint tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long slt_numel(nint tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern int slt_dtype(nint tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern long slt_element_size(nint tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern int slt_device_type(nint tensor);
    [DllImport(Library), SuppressGCTransition] internal static extern int slt_device_index(nint tensor);
    [DllImport(Library)] internal static extern long slt_storage_offset(nint tensor);
    [DllImport(Library)] internal static extern int slt_is_contiguous(nint tensor);
    [DllImport(Library)] internal static extern int slt_is_sparse(nint tensor);
    [DllImport(Library)] internal static extern void slt_sizes(nint tensor, long* sizes);
    [DllImport(Library)] internal static extern int slt_strides(nint tensor, long* strides);
    [DllImport(Library)] internal static extern void* slt_data_ptr(nint tensor);
    [DllImport(Library)] internal static extern long slt_storage_bytes(nint tensor);

    [DllImport(Library)] internal static extern nint slt_from_memory(void* data, long* sizes, int ndim, int dtype, long owner);

    [DllImport(Library)] internal static extern int slt_is_leaf(nint tensor);
    [DllImport(Library)] internal static extern int slt_requires_grad(nint tensor);
    [DllImport(Library)] internal static extern int slt_set_requires_grad(nint tensor, int value);
    [DllImport(Library)] internal static extern int slt_retain_grad(nint tensor);
    [DllImport(Library)] internal static extern nint slt_grad(nint tensor);
    [DllImport(Library)] internal static extern int slt_set_grad(nint tensor, nint grad);

    [DllImport(Library)]
    internal static extern int slt_backward(
        nint* tensors, int count, nint* grads, int gradCount, int retain, int create, nint* inputs, int inputCount);

    [DllImport(Library)]
    internal static extern int slt_autograd_grad(
        nint* outputs, int count, nint* inputs, int inputCount, nint* grads, int gradCount, int retain, int create, int allowUnused, nint* results);

    [DllImport(Library), SuppressGCTransition] internal static extern int slt_grad_mode();
    [DllImport(Library), SuppressGCTransition] internal static extern void slt_set_grad_mode(int enabled);
    [DllImport(Library)] internal static extern int slt_inference_mode();
    [DllImport(Library)] internal static extern nint slt_enter_inference_mode(int enabled);
    [DllImport(Library)] internal static extern void slt_leave_inference_mode(nint guard);
    [DllImport(Library)] internal static extern int slt_anomaly_mode();
    [DllImport(Library)] internal static extern int slt_anomaly_check_nan();
    [DllImport(Library)] internal static extern void slt_set_anomaly_mode(int enabled, int checkNan);
    [DllImport(Library)] internal static extern int slt_apply(long function, nint* inputs, int count, Value* outputs);
    [DllImport(Library)] internal static extern int slt_context_save(nint context, nint* tensors, int count);
    [DllImport(Library)] internal static extern int slt_context_saved(nint context, Value* tensors);
    [DllImport(Library)] internal static extern void slt_context_mark(nint context, int dirty, nint* tensors, int count);
    [DllImport(Library)] internal static extern void slt_context_materialize(nint context, int value);

    [DllImport(Library)] internal static extern nint slt_generator(ulong seed, int deviceType, int deviceIndex);
    [DllImport(Library)] internal static extern nint slt_default_generator();
    [DllImport(Library)] internal static extern void slt_generator_delete(nint generator);
    [DllImport(Library)] internal static extern void slt_generator_set_seed(nint generator, ulong seed);
    [DllImport(Library)] internal static extern ulong slt_generator_seed(nint generator);
    [DllImport(Library)] internal static extern nint slt_generator_state(nint generator);
    [DllImport(Library)] internal static extern int slt_generator_set_state(nint generator, nint state);
    [DllImport(Library)] internal static extern int slt_manual_seed(ulong seed);

    [DllImport(Library)] internal static extern int slt_num_threads();
    [DllImport(Library)] internal static extern int slt_set_num_threads(int count);
    [DllImport(Library)] internal static extern int slt_num_interop_threads();
    [DllImport(Library)] internal static extern int slt_set_num_interop_threads(int count);
    [DllImport(Library)] internal static extern int slt_has_cuda();
    [DllImport(Library)] internal static extern int slt_cuda_device_count();
    [DllImport(Library)] internal static extern int slt_switch(int which);
    [DllImport(Library)] internal static extern void slt_set_switch(int which, int on);
}

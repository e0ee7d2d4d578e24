using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

/// <content>Threads, determinism, precision, versions.</content>
public static partial class torch
{
    private static Float32MatmulPrecision matmulPrecision = Float32MatmulPrecision.highest;

    /// <summary>libtorch's switches by the numbers of slt_switch.</summary>
    private enum Switch
    {
        Deterministic,
        DeterministicWarnOnly,
        WarnAlways,
        CudaTf32,
        CudnnTf32,
    }

    public static unsafe string __version__ => Marshal.PtrToStringUTF8((nint)NativeMethods.slt_version())!;

    public static int get_num_threads() => NativeMethods.slt_num_threads();

    public static void set_num_threads(int num) => NativeMethods.Check(NativeMethods.slt_set_num_threads(num));

    public static int get_num_interop_threads() => NativeMethods.slt_num_interop_threads();

    public static void set_num_interop_threads(int num) => NativeMethods.Check(NativeMethods.slt_set_num_interop_threads(num));

    public static bool are_deterministic_algorithms_enabled() => Get(Switch.Deterministic);

    public static bool is_deterministic_algorithms_warn_only_enabled() => Get(Switch.DeterministicWarnOnly);

    public static bool is_warn_always_enabled() => Get(Switch.WarnAlways);

    public static IDisposable use_deterministic_algorithms(bool mode = true, bool warn_only = false)
    {
        var before = (are_deterministic_algorithms_enabled(), is_deterministic_algorithms_warn_only_enabled());
        Set(Switch.Deterministic, mode);
        Set(Switch.DeterministicWarnOnly, warn_only);
        return new Restore(() =>
        {
            Set(Switch.Deterministic, before.Item1);
            Set(Switch.DeterministicWarnOnly, before.Item2);
        });
    }

    public static IDisposable set_warn_always(bool mode = true)
    {
        var before = is_warn_always_enabled();
        Set(Switch.WarnAlways, mode);
        return new Restore(() => Set(Switch.WarnAlways, before));
    }

    public static Float32MatmulPrecision get_float32_matmul_precision() => matmulPrecision;

    /// <summary>As libtorch does: anything below the highest lets CUDA use TF32; the CPU computes the same with each.</summary>
    public static IDisposable set_float32_matmul_precision(Float32MatmulPrecision precision)
    {
        var before = matmulPrecision;
        Apply(precision);
        return new Restore(() => Apply(before));

        static void Apply(Float32MatmulPrecision precision)
        {
            matmulPrecision = precision;
            Set(Switch.CudaTf32, precision != Float32MatmulPrecision.highest);
        }
    }

    public static void _assert(bool condition, string message)
    {
        if (!condition) throw new InvalidOperationException(message);
    }

    public static void _assert(Func<bool> condition, string message) => _assert(condition(), message);

    private static bool Get(Switch which) => NativeMethods.slt_switch((int)which) != 0;

    private static void Set(Switch which, bool on) => NativeMethods.slt_set_switch((int)which, on ? 1 : 0);

    public static partial class backends
    {
        public static class cudnn
        {
            public static bool allow_tf32
            {
                get => Get(Switch.CudnnTf32);
                set => Set(Switch.CudnnTf32, value);
            }
        }

        public static class cuda
        {
            public static class matmul
            {
                public static bool allow_tf32
                {
                    get => Get(Switch.CudaTf32);
                    set => Set(Switch.CudaTf32, value);
                }
            }
        }
    }

    private sealed class Restore(Action restore) : IDisposable
    {
        private Action? restore = restore;

        public void Dispose() => Interlocked.Exchange(ref restore, null)?.Invoke();
    }
}

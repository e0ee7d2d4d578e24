using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

/// <content>Threads, precision, versions.</content>
public static partial class torch
{
    /// <summary>libtorch's switches by the numbers of slt_switch.</summary>
    private enum Switch
    {
        CudaTf32,
        CudnnTf32,
    }

    public static unsafe string __version__ => Marshal.PtrToStringUTF8((nint)NativeMethods.slt_version())!;

    public static int get_num_threads() => NativeMethods.slt_num_threads();

    public static void set_num_threads(int num) => NativeMethods.Check(NativeMethods.slt_set_num_threads(num));

    public static int get_num_interop_threads() => NativeMethods.slt_num_interop_threads();

    public static void set_num_interop_threads(int num) => NativeMethods.Check(NativeMethods.slt_set_num_interop_threads(num));

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

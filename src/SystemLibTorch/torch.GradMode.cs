using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static IDisposable no_grad() => new GradModeGuard(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradModeGuard(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradModeGuard(mode);

    public static IDisposable inference_mode(bool mode = true) => new InferenceModeGuard(mode);

    public static bool is_grad_enabled() => NativeMethods.slt_grad_mode() != 0;

    public static bool is_inference_mode_enabled() => NativeMethods.slt_inference_mode() != 0;

    private sealed class GradModeGuard : IDisposable
    {
        private readonly bool before = is_grad_enabled();

        internal GradModeGuard(bool enabled) => NativeMethods.slt_set_grad_mode(enabled ? 1 : 0);

        public void Dispose() => NativeMethods.slt_set_grad_mode(before ? 1 : 0);
    }

    private sealed class InferenceModeGuard(bool mode) : IDisposable
    {
        private nint guard = NativeMethods.slt_enter_inference_mode(mode ? 1 : 0);

        public void Dispose()
        {
            var entered = Interlocked.Exchange(ref guard, 0);
            if (entered != 0) NativeMethods.slt_leave_inference_mode(entered);
        }
    }
}

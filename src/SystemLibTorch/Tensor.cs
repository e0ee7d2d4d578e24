using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor. It is freed by its dispose scope, by <see cref="Dispose()"/>, or, outside of scopes, when it is collected.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long totalCount;
        private static long peakCount;

        private nint handle;

        /// <summary>Frees the handle of a tensor that no scope owns; one in a scope is spared the costs of a finalizer.</summary>
        private HandleGuard? guard;

        internal Tensor(nint handle, bool register = true)
        {
            this.handle = handle;
            var count = Interlocked.Increment(ref totalCount);
            if (count > peakCount) peakCount = count;
            if (register) DisposeScopeManager.ThreadSingleton.Register(this);
            else Guard();
        }

        private Tensor()
        {
        }

        public static long TotalCount => Interlocked.Read(ref totalCount);

        public static long PeakCount => peakCount;

        public IntPtr Handle
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get
            {
                if (handle == 0) ThrowInvalid();
                return handle;
            }
        }

        public bool IsInvalid => handle == 0;

        public string? name { get; set; }

        internal DisposeScope? OwningDisposeScope { get; private set; }

        /// <summary>Where the owning scope keeps this tensor.</summary>
        internal int ScopeSlot { get; set; }

        public static Tensor UnsafeCreateTensor(IntPtr handle) => new(handle);

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (handle == 0) return;
            DisposeScopeManager.ThreadSingleton.Disposing(this);
            var released = Release();
            OwningDisposeScope?.MarkAsDisposed(this);
            NativeMethods.slt_delete(released);
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is null) other?.Attach(this);
            else OwningDisposeScope.MoveToOther(other, this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>Gives the native handle away: the caller frees it.</summary>
        public IntPtr DecoupleFromNativeHandle()
        {
            if (handle == 0) ThrowInvalid();
            return Release();
        }

        internal nint MoveHandle() => Release();

        /// <summary>Stands for a tensor that libtorch left undefined.</summary>
        internal static Tensor Invalid() => new();

        /// <summary>Called by scopes alone.</summary>
        internal void SetOwner(DisposeScope? scope)
        {
            OwningDisposeScope = scope;
            if (scope is null) Guard();
            else guard?.Disarm();
        }

        /// <summary>The handle of a tensor whose scope was collected without being disposed.</summary>
        internal void Abandon() => HandleGuard.Free(Release());

        private static void ThrowInvalid() => throw new InvalidOperationException("Tensor invalid -- empty handle.");

        private void Guard()
        {
            if (handle == 0) return;
            if (guard is null) guard = new HandleGuard(handle);
            else guard.Arm(handle);
        }

        private nint Release()
        {
            guard?.Disarm();
            Interlocked.Decrement(ref totalCount);
            var released = handle;
            handle = 0;
            return released;
        }

        private sealed class HandleGuard(nint handle)
        {
            private nint handle = handle;

            ~HandleGuard()
            {
                if (handle == 0) return;
                Interlocked.Decrement(ref totalCount);
                NativeMethods.slt_delete(handle);
            }

            internal static void Free(nint handle)
            {
                if (handle != 0) NativeMethods.slt_delete(handle);
            }

            internal void Arm(nint value)
            {
                if (handle == 0) GC.ReRegisterForFinalize(this);
                handle = value;
            }

            internal void Disarm()
            {
                if (handle == 0) return;
                handle = 0;
                GC.SuppressFinalize(this);
            }
        }
    }
}

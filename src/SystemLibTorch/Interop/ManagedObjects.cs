using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Objects that the native side holds, and the exceptions of C# code that it called.</summary>
internal static unsafe class ManagedObjects
{
    /// <summary>A custom function that the native side runs; the native context is valid during the call.</summary>
    internal interface IFunction
    {
        nint[] Run(bool forward, nint context, ReadOnlySpan<nint> inputs);
    }

    private static readonly ConcurrentDictionary<long, ExceptionDispatchInfo> Exceptions = new();
    private static long exceptions;

    internal static long Hold(object value) => (long)GCHandle.ToIntPtr(GCHandle.Alloc(value));

    internal static long Pin(Array array) => (long)GCHandle.ToIntPtr(GCHandle.Alloc(array, GCHandleType.Pinned));

    internal static void* Address(long pinned) => (void*)GCHandle.FromIntPtr((nint)pinned).AddrOfPinnedObject();

    internal static void Rethrow(long id)
    {
        if (id != 0 && Exceptions.TryRemove(id, out var exception)) exception.Throw();
    }

    [UnmanagedCallersOnly]
    internal static void Release(long held) => GCHandle.FromIntPtr((nint)held).Free();

    [UnmanagedCallersOnly]
    internal static long Run(long held, int forward, nint context, nint* inputs, int count, nint** outputs, int* outputCount)
    {
        try
        {
            var function = (IFunction)GCHandle.FromIntPtr((nint)held).Target!;
            var results = function.Run(forward != 0, context, new ReadOnlySpan<nint>(inputs, count));
            *outputs = (nint*)NativeMethods.slt_alloc(Math.Max(1, results.Length) * sizeof(nint));
            *outputCount = results.Length;
            results.CopyTo(new Span<nint>(*outputs, results.Length));
            return 0;
        }
        catch (Exception exception)
        {
            var id = Interlocked.Increment(ref exceptions);
            Exceptions[id] = ExceptionDispatchInfo.Capture(exception);
            return id;
        }
    }
}

using System.Runtime.InteropServices;

namespace KerasSharp.Core;

/// <summary>
/// Has the garbage collected when the process grows while layers are called by hand, so that loops without dispose scopes keep no more
/// than a few steps in memory.
/// </summary>
/// <remarks>
/// A tensor is some hundred bytes to the collector, whatever it holds: the output of a training step keeps all that the backward pass needs
/// until its finalizer has run, which without a reason may take thousands of steps. Looking costs microseconds and is done a hundred times
/// a second at most; programs that use dispose scopes do not grow, and nothing happens to them.
/// </remarks>
internal static partial class LooseMemory
{
    /// <summary>How far the process may grow, in bytes, before garbage is collected.</summary>
    internal const long Growth = 256L << 20;

    private const int Pause = 10;

    private static readonly Lock Looking = new();
    private static long _last;
    private static long _floor = long.MaxValue;
    private static bool _cannotTrim;

    /// <summary>Looks whether the process has grown; called where a call by hand begins.</summary>
    public static void Check()
    {
        var now = Environment.TickCount64;
        if (now - Volatile.Read(ref _last) < Pause || !Looking.TryEnter())
            return;
        try
        {
            Volatile.Write(ref _last, now);
            Look();
        }
        finally
        {
            Looking.Exit();
        }
    }

    private static void Look()
    {
        var size = Environment.WorkingSet;
        _floor = Math.Min(_floor, size);
        if (size - _floor < Growth)
            return;
        // Most of what was dropped is young; only what is left after that is worth a look at everything.
        if (Collect(generation: 1) - _floor >= Growth / 2)
            Collect(GC.MaxGeneration);
        // What is still there is in use: the next growth counts from here.
        _floor = Environment.WorkingSet;
    }

    private static long Collect(int generation)
    {
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        Trim();
        return Environment.WorkingSet;
    }

    /// <summary>glibc keeps what was freed, up to gigabytes: without this the process would look as large as before.</summary>
    private static void Trim()
    {
        if (_cannotTrim || !OperatingSystem.IsLinux())
            return;
        try
        {
            MallocTrim(0);
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library than glibc, which gives memory back by itself.
            _cannotTrim = true;
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint pad);
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace KerasSharp.Tests.Testing;

/// <summary>The memory that is in use: objects, and blocks of the C library that nobody has freed.</summary>
/// <remarks>The memory of the process holds more on Linux: the C library keeps freed blocks of up to 32 MB in an arena for each of some
/// threads, up to 16 arenas of 64 MB with two processors. How many there are changes from run to run, and is no leak: with
/// MALLOC_MMAP_THRESHOLD_ set, which keeps large blocks out of arenas, the process stays as small as this says.</remarks>
internal static class MemoryInUse
{
    private static readonly bool HasCounts = OperatingSystem.IsLinux()
        && NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "mallinfo2", out _);

    /// <summary>Bytes in use; where the C library does not say, those of the process.</summary>
    public static long Bytes
    {
        get
        {
            if (HasCounts)
            {
                var counts = Mallinfo2();
                return (long)counts.InUse + (long)counts.Mapped + GC.GetTotalMemory(forceFullCollection: false);
            }

            using var process = Process.GetCurrentProcess();
            return process.WorkingSet64;
        }
    }

    [DllImport("libc.so.6", EntryPoint = "mallinfo2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern Counts Mallinfo2();

    /// <summary>struct mallinfo2: of its ten fields those that are read.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 10 * 8)]
    private struct Counts
    {
        [FieldOffset(4 * 8)]
        public nuint Mapped;

        [FieldOffset(7 * 8)]
        public nuint InUse;
    }
}

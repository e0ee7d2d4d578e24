using System.Runtime.InteropServices;

namespace KerasSharp.Torch;

/// <summary>What libtorch reads from the environment as it starts, and its number of threads, set where the user has not set
/// them.</summary>
/// <remarks>Measured in docs/benchmarks.md, where also stands how to override each.</remarks>
internal static partial class EngineSettings
{
    private const string GetThreads = "_ZN2at15get_num_threadsEv", SetThreads = "_ZN2at15set_num_threadsEi";

    /// <summary>Blocks of memory above this size, in bytes, go back to the system as soon as they are freed.</summary>
    private const int LargestKept = 32 * 1024 * 1024;

    /// <summary>Must run before libtorch is loaded: it and its OpenMP runtime read these once.</summary>
    public static void Apply()
    {
        if (!OperatingSystem.IsLinux())
            return;
        // Threads that wait for work would spin for milliseconds, which on a busy machine takes the processor from those that have some.
        // A few microseconds are enough to bridge the gaps within a training step, and cheaper than to sleep and to be woken.
        if (Unset("OMP_WAIT_POLICY") && Unset("GOMP_SPINCOUNT"))
            Set("GOMP_SPINCOUNT", "1000");
        // Without it every convolution prints "Could not initialize NNPACK" on some processors.
        if (Unset("TORCH_CPP_LOG_LEVEL"))
            Set("TORCH_CPP_LOG_LEVEL", "ERROR");
        KeepFreedMemory();
    }

    /// <summary>libtorch counts the machine's cores; a container may have fewer, which .NET knows of.</summary>
    /// <param name="torchCpu">The handle of libtorch_cpu.so, before anything has used it.</param>
    public static unsafe void LimitThreads(nint torchCpu)
    {
        if (!Unset("OMP_NUM_THREADS") || !Unset("MKL_NUM_THREADS"))
            return;
        // Names of C++, which another version may not have: then its own count stays.
        if (!NativeLibrary.TryGetExport(torchCpu, GetThreads, out var get) || !NativeLibrary.TryGetExport(
            torchCpu, SetThreads, out var set))
            return;
        if (((delegate* unmanaged<int>)get)() > Environment.ProcessorCount)
            ((delegate* unmanaged<int, void>)set)(Environment.ProcessorCount);
    }

    /// <summary>
    /// The tensors of a step are of some megabytes and the same in every step. glibc would give their memory back to the system each time,
    /// which then clears it page by page for the next step: a quarter of a convolutional network's time.
    /// </summary>
    private static void KeepFreedMemory()
    {
        const int trimThreshold = -1, mmapThreshold = -3;
        if (!Unset("MALLOC_TRIM_THRESHOLD_") || !Unset("MALLOC_MMAP_THRESHOLD_")
            || Environment.GetEnvironmentVariable("GLIBC_TUNABLES")?.Contains("glibc.malloc.", StringComparison.Ordinal) == true)
            return;
        try
        {
            _ = SetMalloc(mmapThreshold, LargestKept);
            _ = SetMalloc(trimThreshold, 4 * LargestKept);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library than glibc, which has its own ways.
        }
    }

    private static bool Unset(string name) => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name));

    // Environment.SetEnvironmentVariable changes .NET's copy alone, which native code does not see.
    private static void Set(string name, string value) => _ = SetEnvironment(name, value, 1);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetMalloc(int parameter, int value);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}

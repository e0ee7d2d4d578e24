using System.Runtime.InteropServices;

namespace KerasSharp.Torch;

/// <summary>What the native libraries read from the environment as they start, set where the user has not set it.</summary>
internal static partial class EngineSettings
{
    /// <summary>Must run before libtorch is loaded: its OpenMP runtime reads these once.</summary>
    public static void Apply()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return;
        // Threads that wait for work would spin, which on a busy machine takes the processor from those that have some.
        if (Environment.GetEnvironmentVariable("GOMP_SPINCOUNT") is null)
            Set("OMP_WAIT_POLICY", "PASSIVE");
        // Without it every convolution prints "Could not initialize NNPACK" on some processors.
        Set("TORCH_CPP_LOG_LEVEL", "ERROR");
    }

    /// <summary>torch counts the machine's cores; a container may have fewer.</summary>
    public static void LimitThreads()
    {
    }

    // Environment.SetEnvironmentVariable changes .NET's copy alone, which native code does not see.
    private static void Set(string name, string value)
    {
        if (Environment.GetEnvironmentVariable(name) is null)
            _ = SetEnv(name, value, 0);
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnv(string name, string value, int overwrite);
}

// Uses torch in its first statement and nothing of KerasSharp, as a user's program may; prints what the engine found in its environment.
using System.Runtime.InteropServices;
using TorchSharp;

Console.WriteLine($"sum={torch.ones(3).sum().item<float>()}");
Console.WriteLine($"threads={torch.get_num_threads()}");
Console.WriteLine($"processors={Environment.ProcessorCount}");
foreach (var name in (string[])["OMP_WAIT_POLICY", "GOMP_SPINCOUNT", "TORCH_CPP_LOG_LEVEL"])
    Console.WriteLine($"{name}={Marshal.PtrToStringUTF8(Native.GetEnvironment(name))}");
if (OperatingSystem.IsLinux())
{
    var copies = File.ReadLines("/proc/self/maps").Count(line =>
        line.Contains("/memfd:libLibTorchSharp.so", StringComparison.Ordinal) && line.Contains("r-x", StringComparison.Ordinal));
    Console.WriteLine($"copies={copies}");
}

internal static partial class Native
{
    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GetEnvironment(string name);
}

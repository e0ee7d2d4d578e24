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
    // After some turns the memory of a tensor that was freed serves the next one: no page of it is asked for again.
    for (var i = 0; i < 50; i++)
        torch.ones(4 << 20).Dispose();
    var before = Faults();
    torch.ones(4 << 20).Dispose();
    Console.WriteLine($"faults={Faults() - before}");

    // Field 10 of the file is the number of pages that were mapped so far.
    static long Faults() => long.Parse(File.ReadAllText("/proc/self/stat").Split(' ')[9]);
}

internal static partial class Native
{
    [LibraryImport("libc", EntryPoint = "getenv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GetEnvironment(string name);
}

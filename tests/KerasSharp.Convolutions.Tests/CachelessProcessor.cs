using System.Globalization;

namespace KerasSharp.Convolutions.Tests;

/// <summary>
/// Has oneDNN believe that this process runs on a virtual machine that says nothing of its first-level cache, where it computes wrong
/// convolutions.
/// </summary>
/// <remarks>
/// oneDNN asks the processor once, and keeps the sizes of its caches in memory that can be written. They are found there by the sizes that
/// Linux tells. For a process of its own: there is no way back.
/// </remarks>
internal static unsafe class CachelessProcessor
{
    /// <summary>Sets what oneDNN knows of the caches; false where it is not found, as on a processor that is like that already.</summary>
    /// <param name="all">Whether the other caches are of size 0 too.</param>
    public static bool Pretend(bool all)
    {
        if (!OperatingSystem.IsLinux() || Sizes() is not { Length: >= 2 } sizes)
            return false;
        var found = false;
        foreach (var (start, end) in WritableMemory())
        {
            for (var place = (uint*)start; place + sizes.Length <= (uint*)end; place++)
            {
                if (!new ReadOnlySpan<uint>(place, sizes.Length).SequenceEqual(sizes))
                    continue;
                new Span<uint>(place, all ? sizes.Length : 1).Clear();
                found = true;
            }
        }

        return found;
    }

    private static uint[] Sizes()
    {
        const string Folder = "/sys/devices/system/cpu/cpu0/cache";
        return !Directory.Exists(Folder) ? [] :
        [
            .. Directory.GetDirectories(Folder, "index*").Order(StringComparer.Ordinal)
                .Where(cache => File.ReadAllText(Path.Combine(cache, "type")).Trim() != "Instruction")
                .Select(
                    cache => uint.Parse(
                    File.ReadAllText(Path.Combine(cache, "size")).Trim().TrimEnd('K'), CultureInfo.InvariantCulture) * 1024),
        ];
    }

    /// <summary>The data of libtorch, and what follows it without a file.</summary>
    private static List<(nint Start, nint End)> WritableMemory()
    {
        var (areas, file) = (new List<(nint Start, nint End)>(), "");
        foreach (var line in File.ReadLines("/proc/self/maps"))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            file = parts.Length > 5 ? parts[5] : file;
            if (!parts[1].StartsWith("rw", StringComparison.Ordinal) || !file.EndsWith("libtorch_cpu.so", StringComparison.Ordinal))
                continue;
            var range = parts[0].Split('-');
            areas.Add((Address(range[0]), Address(range[1])));
        }

        return areas;

        static nint Address(string text) => nint.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}

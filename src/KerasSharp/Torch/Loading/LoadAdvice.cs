using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace KerasSharp.Torch;

/// <summary>One line on what to do where the engine cannot be loaded.</summary>
internal static partial class LoadAdvice
{
    public const string NoLibTorch =
        "libtorch is missing: reference the package TorchSharp-cpu, or TorchSharp-cuda-linux, or libtorch-cpu-linux-x64 (the part of "
            + "the first that this machine needs).";

    public const string NoBinding =
        "libLibTorchSharp.so is missing, a part of the package TorchSharp: it has to lie beside the program or in its "
        + "runtimes/linux-x64/native.";

    public static string OtherArchitecture(Architecture architecture) =>
        $"TorchSharp has no package for Linux on {architecture}: use a machine, or an emulation, of x64.";

    /// <summary>The advice for a library that the system's loader refused.</summary>
    /// <param name="path">The library.</param>
    /// <param name="message">What the loader said.</param>
    public static string For(string path, string message)
    {
        var library = Path.GetFileName(path);
        if (Version().Match(message) is { Success: true } version)
            return $"{library} needs {version.Value}, for which this machine's C or C++ library is too old: a newer release of the "
                + "distribution has it.";
        if (Missing().Match(message) is { Success: true } missing)
            return $"{library} needs {missing.Groups[1].Value}, which is missing: install the package that has it, or publish the "
                + "program with all its native files.";
        // The runtime's own words fill the first line, those of the system's loader the second.
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return $"{path} does not load; where the file is damaged, delete its package's folder in NuGet's cache and restore again. "
            + $"{(lines.Length > 1 ? lines[1] : message.Trim())}";
    }

    [GeneratedRegex(@"\b(GLIBC|GLIBCXX|CXXABI|GCC)_\d[\d.]*")]
    private static partial Regex Version();

    [GeneratedRegex(@"(\S+): cannot open shared object file")]
    private static partial Regex Missing();
}

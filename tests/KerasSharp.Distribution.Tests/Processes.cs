using System.Diagnostics;
using System.Globalization;

namespace KerasSharp.DistributionTests;

/// <summary>Runs the probe in processes of mpirun's.</summary>
internal static class Processes
{
    private static readonly string Probe = Path.Combine(AppContext.BaseDirectory, "KerasSharp.Distribution.Probe.dll");

    /// <summary>MPICH's launcher; null where it is not installed.</summary>
    public static string? Launcher { get; } = new[] { "mpirun.mpich", "mpirun" }
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(
            folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Runs trainings and waits for their end.</summary>
    /// <param name="count">The number of processes; 0 for one without mpirun.</param>
    /// <param name="folder">Where the results go.</param>
    /// <param name="names">The trainings, with commas between.</param>
    /// <param name="argument">A further argument.</param>
    public static (int Code, string Output) Run(int count, string folder, string names, string argument = "")
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        if (count > 0)
        {
            start.FileName = Launcher ?? throw new InvalidOperationException("MPICH's mpirun is not installed.");
            foreach (var option in (string[])["-n", $"{count}", "dotnet"])
                start.ArgumentList.Add(option);
        }

        foreach (var option in (string[])[Probe, folder, names, argument])
            start.ArgumentList.Add(option);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(TimeSpan.FromMinutes(2)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{count} processes of '{names}' did not end. {output.Result}{errors.Result}");
        }

        return (process.ExitCode, output.Result + errors.Result);
    }

    /// <summary>What a process wrote.</summary>
    public static double[] Result(string folder, string name, int rank) =>
        [.. File.ReadAllText(Path.Combine(folder, $"{name}.{rank}")).Split(' ').Select(
            number => double.Parse(number, CultureInfo.InvariantCulture))];
}

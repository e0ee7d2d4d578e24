using System.Diagnostics;
using System.Globalization;

namespace KerasSharp.Benchmarks;

/// <summary>A model of 1 GiB of weights saved and loaded, beside dd on the same disk and the same bytes read into fresh memory.</summary>
internal sealed class SavingBenchmark : IDisposable
{
    private const int Layers = 16, Width = 4096;
    private const double Bytes = (double)Layers * Width * Width * sizeof(float);
    private readonly string _folder = Directory.CreateTempSubdirectory("kerassharp-saving").FullName;
    private Model _model = new Sequential(
        [new Input([Width]), .. Enumerable.Range(0, Layers).Select(_ => new Dense(Width, useBias: false))]);

    /// <summary>Prints a row for each format. Every write is flushed to the disk; the contestants take turns, and each figure is the best
    /// of the rounds.</summary>
    public static void Run(int rounds)
    {
        using var benchmark = new SavingBenchmark();
        List<Contestant> contestants = [new("the bytes, read into fresh memory", "raw", WriteRaw, ReadRaw)];
        if (HasDd())
            contestants.Insert(
                0, new Contestant("dd", "dd", path => Dd("if=/dev/zero", $"of={path}", "bs=1M", "count=1024", "conv=fsync"), path => Dd(
                $"if={path}", "of=/dev/null", "bs=1M")));
        contestants.AddRange(((string[])["m.keras", "m.weights.h5", "m.safetensors", "m.h5"]).Select(
            name => new Contestant(name, name, benchmark.Save, benchmark.Load)));
        for (var round = 0; round < rounds; round++)
            contestants.ForEach(benchmark.Measure);

        Console.WriteLine(
            "\n| 1 GiB of weights | save | load from the disk | load from the cache | peak memory / weights: save | load "
            + "|\n|---|---:|---:|---:|---:|---:|");
        foreach (var row in contestants)
            Console.WriteLine(
                $"| {row.Title} | {Time(row.Saved, contestants[0].Saved)} | {Time(row.LoadedCold, contestants[0].LoadedCold)} | "
                + $"{row.LoadedWarm:F2} s | {Peak(row.SavingPeak)} | {Peak(row.LoadingPeak)} |");
    }

    public void Dispose()
    {
        _model.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Time(double seconds, double reference) =>
        double.IsInfinity(seconds) ? "-" : $"{seconds:F2} s ({seconds / reference:F2})";

    private static string Peak(double? peak) => peak is { } share ? $"{share:F2}" : "-";

    private void Measure(Contestant contestant)
    {
        var path = Path.Combine(_folder, contestant.File);
        var ours = contestant.Save == Save;
        var (saved, savingPeak) = Timed(() => contestant.Save(path));
        (contestant.Saved, contestant.SavingPeak) = (Math.Min(contestant.Saved, saved), ours ? savingPeak : null);

        // A whole model is loaded without another one beside it.
        if (IsWhole(path))
            _model.Dispose();
        if (HasDd())
        {
            Dd($"if={path}", "iflag=nocache", "count=0");
            var (cold, peak) = Timed(() => contestant.Load(path));
            (contestant.LoadedCold, contestant.LoadingPeak) = (Math.Min(contestant.LoadedCold, cold), ours ? peak : null);
            if (IsWhole(path))
                _model.Dispose();
        }

        contestant.LoadedWarm = Math.Min(contestant.LoadedWarm, Timed(() => contestant.Load(path)).Seconds);
        File.Delete(path);
    }

    private static bool IsWhole(string path) => path.EndsWith(".keras", StringComparison.Ordinal);

    private void Save(string path)
    {
        if (IsWhole(path))
            _model.Save(path);
        else
            _model.SaveWeights(path);
    }

    private void Load(string path)
    {
        if (IsWhole(path))
            _model = Model.Load(path);
        else
            _model.LoadWeights(path);
    }

    private static void WriteRaw(string path)
    {
        using var scope = NewDisposeScope();
        var part = ones(Width, Width);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var i = 0; i < Layers; i++)
            file.Write(part.bytes);
        file.Flush(flushToDisk: true);
    }

    private static void ReadRaw(string path)
    {
        using var scope = NewDisposeScope();
        using var file = File.OpenRead(path);
        for (var i = 0; i < Layers; i++)
            file.ReadExactly(empty(Width, Width).bytes);
    }

    private static bool HasDd() => OperatingSystem.IsLinux() && File.Exists("/usr/bin/dd");

    private static void Dd(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dd", [.. arguments, "status=none"]))!;
        process.WaitForExit();
    }

    /// <summary>The seconds that something takes, and the largest memory of the process meanwhile by that of the weights; the system tells
    /// the latter on Linux only.</summary>
    private static (double Seconds, double? Peak) Timed(Action work)
    {
        if (OperatingSystem.IsLinux())
            File.WriteAllText("/proc/self/clear_refs", "5");
        var watch = Stopwatch.StartNew();
        work();
        var seconds = watch.Elapsed.TotalSeconds;
        return (seconds, OperatingSystem.IsLinux() ? Memory("VmHWM:") / Bytes : null);
    }

    private static double Memory(string entry)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(entry, StringComparison.Ordinal));
        return double.Parse(line[entry.Length..^2], CultureInfo.InvariantCulture) * 1024;
    }

    private sealed record Contestant(string Title, string File, Action<string> Save, Action<string> Load)
    {
        public double Saved { get; set; } = double.PositiveInfinity;

        public double LoadedCold { get; set; } = double.PositiveInfinity;

        public double LoadedWarm { get; set; } = double.PositiveInfinity;

        public double? SavingPeak { get; set; }

        public double? LoadingPeak { get; set; }
    }
}

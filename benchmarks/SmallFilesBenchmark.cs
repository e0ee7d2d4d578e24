using System.Diagnostics;

namespace KerasSharp.Benchmarks;

/// <summary>The small files that Keras wrote for the tests, loaded one after the other.</summary>
internal static class SmallFilesBenchmark
{
    /// <summary>Prints how long the first load takes, and the slowest of the other ones.</summary>
    public static void Run()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "files");
        var times = new List<(string Name, double Seconds)>();
        foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            if (path.EndsWith(".weights.h5", StringComparison.Ordinal))
            {
                // The model is there; its weights are loaded.
                using var target = Model.Load(path.Replace(".weights.h5", ".keras", StringComparison.Ordinal));
                times.Add(Timed(path, () => target.LoadWeights(path)));
            }
            else
            {
                times.Add(Timed(path, () => Model.Load(path).Dispose()));
            }
        }

        Console.WriteLine("\n| small files that Keras wrote | |\n|---|---:|");
        Console.WriteLine($"| the first load of the process, {times[0].Name} | {times[0].Seconds * 1e3:F0} ms |");
        var (slowest, longest) = times[1..].MaxBy(time => time.Seconds);
        Console.WriteLine($"| the slowest of the {times.Count - 1} after it, {slowest} | {longest * 1e3:F0} ms |");
        Console.WriteLine($"| their median | {times[1..].Select(time => time.Seconds).Order().ElementAt(times.Count / 2) * 1e3:F1} ms |");
    }

    private static (string Name, double Seconds) Timed(string path, Action load)
    {
        var watch = Stopwatch.StartNew();
        load();
        return (Path.GetFileName(path), watch.Elapsed.TotalSeconds);
    }
}

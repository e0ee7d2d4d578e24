using System.Globalization;

namespace KerasSharp.Benchmarks;

/// <summary>How the cost of some work grows with one of its sizes.</summary>
internal abstract class Curve
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What is measured, with the other sizes.</summary>
    public abstract string Title { get; }

    /// <summary>What grows.</summary>
    public abstract string Axis { get; }

    /// <summary>The sizes, ascending.</summary>
    public abstract long[] Points { get; }

    /// <summary>Makes ready for a size, and gives what does the work once.</summary>
    public abstract Action Make(long size);

    /// <summary>All curves, by name.</summary>
    public static IReadOnlyList<Curve> All { get; } =
        [.. typeof(Curve).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Curve)) && !type.IsAbstract)
            .Select(type => (Curve)Activator.CreateInstance(type)!).OrderBy(curve => curve.Name, StringComparer.Ordinal)];

    /// <summary>Measures all sizes, prints a table, and draws where a folder is given.</summary>
    /// <param name="rounds">Each size is measured so often; the median counts.</param>
    /// <param name="folder">Where the picture goes; null for none.</param>
    public void Run(int rounds, string? folder)
    {
        var costs = Array.ConvertAll(Points, size => Measure(size, rounds));
        Console.WriteLine($"\n{Title}\n\n| {Axis} | {string.Join(" | ", Points)} |\n|---|{string.Concat(Points.Select(_ => "---:|"))}");
        Console.WriteLine($"| µs | {string.Join(" | ", costs.Select(cost => cost.ToString("F0", CultureInfo.InvariantCulture)))} |");
        if (folder is not null)
            File.WriteAllText(Path.Combine(folder, Name + ".svg"), CurvePlot.Draw(Title, Axis, Points, costs));
    }

    private double Measure(long size, int rounds)
    {
        var work = Make(size);
        // What is compiled is compiled again, faster, after some tens of calls.
        for (var spent = 0.0; spent < 500_000;)
            spent += Pair.Time(work);
        // At least 50 ms a measurement: CPU time is counted in steps of 10 ms.
        var once = Math.Max(1, Pair.Time(work));
        var times = (int)Math.Clamp(50_000 / once, 1, 1000);
        var costs = Enumerable.Range(0, rounds).Select(_ => Pair.Time(() =>
        {
            for (var i = 0; i < times; i++)
                work();
        }) / times).Order().ToArray();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return costs[rounds / 2];
    }
}
